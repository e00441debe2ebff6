namespace CouncilPlatform.Sdk;

/// <summary>A column of a table that people fill in.</summary>
/// <param name="Title">As the first row has it; unlike any other of its table. Capitals do not matter when it is read.</param>
/// <param name="Need">Whether it may be missing.</param>
/// <param name="Help">What to write in it, for whoever fills the table in.</param>
public sealed record TableColumn(string Title, ColumnNeed Need, string Help);

/// <summary>Whether a column may be missing.</summary>
public enum ColumnNeed
{
    Optional,

    /// <summary>The column must be there; its cells may be empty.</summary>
    Column,

    /// <summary>Every row must have something in it.</summary>
    Cell,
}
