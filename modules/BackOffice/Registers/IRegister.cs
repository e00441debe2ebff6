namespace CouncilPlatform.BackOffice.Registers;

/// <summary>A list that councils keep as a table: it is written as CSV and as a workbook, and what was written can be changed and read again.</summary>
internal interface IRegister
{
    /// <summary>Every row of a partnership, in the order of its key.</summary>
    IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(Partnership partnership, CancellationToken cancellationToken);

    /// <summary>Saves rows: all of them or none. One that is there already, by its key, is brought up to date; what the table has no more stays.</summary>
    /// <returns>Null where there are faults, and nothing was saved.</returns>
    Task<RegisterResult?> ImportAsync(
        Partnership partnership,
        IReadOnlyList<TitledRow> rows,
        TableFaults faults,
        CancellationToken cancellationToken
    );
}

/// <summary>A register that says what it is before there is one.</summary>
internal interface IDescribedRegister : IRegister
{
    /// <summary>What it is called, and what is in it.</summary>
    static abstract RegisterTable Table { get; }
}

/// <param name="Name">As in the address and the command: lower-case letters and hyphens.</param>
/// <param name="Title">As the workbook's sheet has it.</param>
/// <param name="Description">In one plain sentence.</param>
/// <param name="Role">What a reader of the file must at least be; null where whoever may read the partnership may read it.</param>
internal sealed record RegisterTable(string Name, string Title, string Description, IReadOnlyList<TableColumn> Columns, Role? Role = null)
{
    public IReadOnlyList<string> Titles => [.. Columns.Select(c => c.Title)];
}

/// <summary>What an import came to.</summary>
internal sealed record RegisterResult(int Added, int Changed, int Unchanged)
{
    /// <summary>With one row more.</summary>
    public RegisterResult Counting(bool isNew, bool changed) =>
        isNew ? this with { Added = Added + 1 }
        : changed ? this with { Changed = Changed + 1 }
        : this with { Unchanged = Unchanged + 1 };

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Added + Changed + Unchanged:N0} {(Added + Changed + Unchanged == 1 ? "row" : "rows")}: {Added:N0} new, {Changed:N0} changed, {Unchanged:N0} unchanged"
        );
}
