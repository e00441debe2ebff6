namespace CouncilPlatform.Sdk;

/// <summary>A column of a table that people fill in.</summary>
/// <param name="Title">The title in the first row, different from every other title of the table. Capital letters make no
/// difference.</param>
/// <param name="Need">Whether it may be missing.</param>
/// <param name="Help">What to write in it, for the people who fill in the table.</param>
public sealed record TableColumn(string Title, ColumnNeed Need, string Help);

/// <summary>Whether a column may be missing.</summary>
public enum ColumnNeed
{
    Optional,

    /// <summary>The column must exist; its cells may be empty.</summary>
    Column,

    /// <summary>Every row must have a value.</summary>
    Cell,
}
