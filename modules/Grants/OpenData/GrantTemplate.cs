namespace CouncilPlatform.Grants.OpenData;

/// <summary>The columns that a file of grants usually has, with the titles of the 360Giving standard.</summary>
internal static class GrantTemplate
{
    public static readonly IReadOnlyList<TableColumn> Columns =
    [
        new("Identifier", ColumnNeed.Cell, "The grant's identifier, which begins with the publisher's prefix, like 360G-example-1."),
        new("Title", ColumnNeed.Cell, "A short title of the grant."),
        new("Description", ColumnNeed.Cell, "What the grant is for."),
        new("Currency", ColumnNeed.Cell, "GBP."),
        new("Amount Awarded", ColumnNeed.Cell, "In pounds, like 1234.50."),
        new("Award Date", ColumnNeed.Cell, "The day of the award, like 2021-02-24."),
        new("Recipient Org:Identifier", ColumnNeed.Optional, "The recipient's identifier, like GB-CHC-1234567."),
        new("Recipient Org:Name", ColumnNeed.Optional, "The recipient's name."),
        new("Recipient Org:Charity Number", ColumnNeed.Optional, "The recipient's charity number."),
        new("Recipient Org:Company Number", ColumnNeed.Optional, "The recipient's company number."),
        new("Funding Org:Identifier", ColumnNeed.Cell, "The funder's identifier, like GB-LAE-TRF."),
        new("Funding Org:Name", ColumnNeed.Cell, "The funder's name."),
        new("Grant Programme:Code", ColumnNeed.Optional, "The programme's code."),
        new("Grant Programme:Title", ColumnNeed.Optional, "The programme's title."),
        new("Beneficiary Location:Name", ColumnNeed.Optional, "The place that benefits, such as a ward."),
        new("Beneficiary Location:Geographic Code", ColumnNeed.Optional, "The place's GSS code."),
        new("Planned Dates:Start Date", ColumnNeed.Optional, "The first day of the work, like 2021-04-01."),
        new("Planned Dates:End Date", ColumnNeed.Optional, "The last day of the work."),
    ];
}
