namespace CouncilPlatform.BackOffice;

/// <summary>
/// A list that councils keep as a table: it is written as CSV and as a workbook, and the file can be changed and imported again.
/// </summary>
/// <param name="Name">The name in addresses and commands: lower-case letters and hyphens.</param>
/// <param name="Title">The name of the workbook's sheet.</param>
/// <param name="Reader">The role that a reader of the file needs; null where whoever may read the partnership may read it.</param>
internal abstract record Register(string Name, string Title, string Description, Role? Reader, params IReadOnlyList<TableColumn> Columns)
{
    public IReadOnlyList<string> Titles => [.. Columns.Select(c => c.Title)];

    /// <summary>The import's name in the audit trail: <c>importSharedPosts</c>.</summary>
    public string Action => "import" + string.Concat(Name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    /// <summary>Every row of a partnership, in the order of its key.</summary>
    public abstract Task<IEnumerable<IReadOnlyList<object?>>> RowsAsync(
        Partnership partnership,
        BackOfficeDb db,
        IMediator mediator,
        CancellationToken cancellationToken
    );

    /// <summary>Saves rows: all of them or none. A row with a known key is updated; what is not in the table stays.</summary>
    /// <returns>Null where there are faults, and nothing was saved.</returns>
    public abstract Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, FileImport import);

    protected static TableColumn Cell(string title, string help) => new(title, ColumnNeed.Cell, help);

    protected static TableColumn Optional(string title, string help) => new(title, ColumnNeed.Optional, help);
}

/// <summary>What an import changed.</summary>
internal sealed class RegisterResult(Change<BackOfficeDb> change)
{
    private readonly List<EntityState> _states = [];

    /// <summary>Counts a row of the table: as new if any of its rows is.</summary>
    public void Count(bool changed, params IEnumerable<object> rows) =>
        _states.Add(rows.Select(r => change.Db.Entry(r).State).Append(changed ? EntityState.Modified : EntityState.Unchanged).Max());

    public ImportOutcome Outcome =>
        ImportOutcome.Of("row", Count(EntityState.Added), Count(EntityState.Modified), Count(EntityState.Unchanged));

    private int Count(EntityState state) => _states.Count(s => s == state);
}
