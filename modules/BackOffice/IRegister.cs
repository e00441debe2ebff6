namespace CouncilPlatform.BackOffice;

/// <summary>
/// A list that councils keep as a table: it is written as CSV and as a workbook, and the file can be changed and imported again.
/// </summary>
internal interface IRegister
{
    /// <summary>Every row of a partnership, in the order of its key.</summary>
    IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(Partnership partnership, CancellationToken cancellationToken);

    /// <summary>Saves rows: all of them or none. A row with a known key is updated; what is no longer in the table stays.</summary>
    /// <returns>Null where there are faults, and nothing was saved.</returns>
    Task<RegisterResult?> ImportAsync(Change<BackOfficeDb> change, IReadOnlyList<TitledRow> rows, TableFaults faults);
}

/// <summary>A register that describes itself.</summary>
internal interface IDescribedRegister : IRegister
{
    static abstract RegisterTable Table { get; }
}

/// <param name="Name">The name in addresses and commands: lower-case letters and hyphens.</param>
/// <param name="Title">The name of the workbook's sheet.</param>
/// <param name="Description">One plain sentence.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Role">The role that a reader of the file needs; null where whoever may read the partnership may read it.</param>
internal sealed record RegisterTable(string Name, string Title, string Description, IReadOnlyList<TableColumn> Columns, Role? Role = null)
{
    public IReadOnlyList<string> Titles => [.. Columns.Select(c => c.Title)];

    /// <summary>The import's name in the audit trail: <c>importSharedPosts</c>.</summary>
    public string Action => "import" + string.Concat(Name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

/// <summary>What an import changed.</summary>
internal sealed record RegisterResult(int Added, int Changed, int Unchanged)
{
    /// <summary>With one row more.</summary>
    public RegisterResult Counting(bool isNew, bool changed) =>
        isNew ? this with { Added = Added + 1 }
        : changed ? this with { Changed = Changed + 1 }
        : this with { Unchanged = Unchanged + 1 };

    public override string ToString() =>
        Wording.Count(Added + Changed + Unchanged, "row")
        + string.Create(CultureInfo.InvariantCulture, $": {Added:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged");
}
