namespace CouncilPlatform.LocalityPlans.Actions;

internal static class ActionColumns
{
    public static readonly TableColumn Theme = new(
        "Theme",
        ColumnNeed.Column,
        "The theme's title. Leave it empty if it is the same as in the row above."
    );
    public static readonly TableColumn Opportunity = new(
        "Opportunity",
        ColumnNeed.Column,
        "The opportunity, as the document words it. Leave it empty if it is the same as in the row above."
    );
    public static readonly TableColumn Kind = new(
        "Kind",
        ColumnNeed.Column,
        "\"Current activity\" for what is done today, \"Future working\" for what is to be done. Empty: future working."
    );
    public static readonly TableColumn Action = new(
        "Action",
        ColumnNeed.Column,
        "What is to be done, in at most 200 characters. Leave it empty for an opportunity that has no action yet."
    );
    public static readonly TableColumn Detail = new("Detail", ColumnNeed.Optional, "What else the document says about the action.");
    public static readonly TableColumn Joint = new(
        "Joint",
        ColumnNeed.Optional,
        "\"Yes\" if the plan's councils do it together; then each council has an owner. Empty: no."
    );
    public static readonly TableColumn KeyDates = new(
        "Key dates",
        ColumnNeed.Optional,
        "When, in the document's own words, like \"July to December 2015\". Separate several with semicolons."
    );
    public static readonly TableColumn Owners = new(
        "Owners",
        ColumnNeed.Optional,
        "Council and post, never a person, like \"E07000031: Cycling Officer\"; the council alone while no post is named. "
            + "Separate several with semicolons."
    );

    public static readonly IReadOnlyList<TableColumn> All = [Theme, Opportunity, Kind, Action, Detail, Joint, KeyDates, Owners];
}
