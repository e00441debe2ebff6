namespace CouncilPlatform.LocalityPlans.Import;

/// <summary>A column of the table of actions.</summary>
/// <param name="Title">As the first row has it.</param>
/// <param name="Help">What to write in it, for whoever fills the template in.</param>
internal sealed record ActionColumn(string Title, bool Required, string Help)
{
    public static readonly ActionColumn Theme = new("Theme", Required: true, "The theme's title. Leave it empty where it is the same as in the row above.");
    public static readonly ActionColumn Opportunity = new("Opportunity", Required: true, "The opportunity, as the document words it. Leave it empty where it is the same as in the row above.");
    public static readonly ActionColumn Kind = new("Kind", Required: true, "\"Current activity\" for what is done today, \"Future working\" for what is to be done. Empty: future working.");
    public static readonly ActionColumn Action = new("Action", Required: true, "What is to be done, in at most 200 characters. Leave it empty for an opportunity without an action yet.");
    public static readonly ActionColumn Detail = new("Detail", Required: false, "What else the document says of it.");
    public static readonly ActionColumn Joint = new("Joint", Required: false, "\"Yes\" where the plan's councils do it together: then each council has an owner. Empty: no.");
    public static readonly ActionColumn KeyDates = new("Key dates", Required: false, "When, in the document's words, as in \"July to December 2015\". Several: with semicolons between them.");
    public static readonly ActionColumn Owners = new("Owners", Required: false, "Council and post, never a person, as in \"E07000031: Cycling Officer\"; the council alone while no post is named. Several: with semicolons between them.");

    /// <summary>In the order of the template; a file may have them in any.</summary>
    public static readonly IReadOnlyList<ActionColumn> All = [Theme, Opportunity, Kind, Action, Detail, Joint, KeyDates, Owners];
}
