using System.ComponentModel;
using System.Text.Json.Serialization;

namespace CouncilPlatform.Host.Pages.Described.Descriptions;

/// <summary>A part of a page, which shows some of the answer in one way.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(TextPanel), "text")]
[JsonDerivedType(typeof(FiguresPanel), "figures")]
[JsonDerivedType(typeof(FactsPanel), "facts")]
[JsonDerivedType(typeof(TablePanel), "table")]
[JsonDerivedType(typeof(BarsPanel), "bars")]
[JsonDerivedType(typeof(LinePanel), "line")]
[JsonDerivedType(typeof(BulletsPanel), "bullets")]
[JsonDerivedType(typeof(TimelinePanel), "timeline")]
[JsonDerivedType(typeof(TreePanel), "tree")]
[JsonDerivedType(typeof(TilesPanel), "tiles")]
internal abstract record Panel
{
    [Description("Wording of the panel's heading.")]
    public string? Title { get; init; }

    [Description("Wording of a sentence under the heading.")]
    public string? Note { get; init; }

    [Description("Whether the panel is left out for visitors who may not read what it shows. Without it the panel says so.")]
    public bool Private { get; init; }

    [Description("When the panel is shown: the values that a path must have, such as node.status. Null is for nothing recorded.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> When { get; init; } =
        new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);
}

/// <summary>A panel that shows one thing for each row of a list.</summary>
internal abstract record RowsPanel : Panel
{
    [Description("The path to the rows. Lists on the way are walked through.")]
    public required string Rows { get; init; }

    [Description("The path from a row to the value that rows are sorted by, the earliest or lowest first. For lists that are read whole.")]
    public string? OrderBy { get; init; }

    [Description("Paths from a row. A row of which nothing is recorded at any of them is left out, also of the files.")]
    public IReadOnlyList<string> With { get; init; } = [];

    [Description("What the panel says when there are no rows. Without it the panel is left out then.")]
    public string? Empty { get; init; }

    [Description("The name of the page with all rows, for a panel that shows only a few. The panel links to it and has no files.")]
    public string? More { get; init; }

    [Description("How the page with all rows is filtered: for each of its filters, the path in the answer to the filter's value.")]
    public IReadOnlyDictionary<string, string> MoreWith { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A panel with rows of figures, which visitors can also download.</summary>
internal abstract record FilePanel : RowsPanel
{
    [Description("The name of the files that visitors download: small letters, digits and hyphens, once on a page.")]
    public required string Name { get; init; }
}

[Description("Paragraphs.")]
internal sealed record TextPanel : Panel
{
    [Description("Wording of the paragraphs. One whose paths are all empty is left out.")]
    public required IReadOnlyList<string> Paragraphs { get; init; }
}

[Description("A few figures, each large, with a label.")]
internal sealed record FiguresPanel : Panel
{
    [Description("The figures.")]
    public required IReadOnlyList<ValueDescription> Figures { get; init; }

    [Description("Whether figures that are zero or not recorded are left out.")]
    public bool HideZeros { get; init; }
}

[Description("Facts about one thing, each with a label.")]
internal sealed record FactsPanel : Panel
{
    [Description("The facts.")]
    public required IReadOnlyList<ValueDescription> Facts { get; init; }

    [Description("Whether facts that are zero are left out.")]
    public bool HideZeros { get; init; }
}

[Description("A table, which visitors can also download as CSV and as a workbook.")]
internal sealed record TablePanel : FilePanel
{
    [Description("The columns. The first names the row.")]
    public required IReadOnlyList<ColumnDescription> Columns { get; init; }

    [Description("Whether figures that are zero are shown as if nothing were recorded. The files have them.")]
    public bool HideZeros { get; init; }
}

[Description("Horizontal bars from zero, with the figures beside them. While all of them are zero, there is nothing to show.")]
internal sealed record BarsPanel : FilePanel
{
    [Description("Wording of a row's label.")]
    public required string Label { get; init; }

    [Description("What is measured: one to four series.")]
    public required IReadOnlyList<SeriesDescription> Series { get; init; }

    [Description("The path from a row to the value that it is compared with, drawn as a line across the bar.")]
    public SeriesDescription? Target { get; init; }

    [Description("Wording of the unit, after each figure: %.")]
    public string? Unit { get; init; }
}

[Description("Lines over periods, with the figures in a table beside them. A period without a figure leaves a gap.")]
internal sealed record LinePanel : FilePanel
{
    [Description("Wording of a row's label, such as its period. Rows are drawn in their order.")]
    public required string Label { get; init; }

    [Description("What is measured: one to four series.")]
    public required IReadOnlyList<SeriesDescription> Series { get; init; }

    [Description("The path from a row to its target, drawn as a broken line.")]
    public SeriesDescription? Target { get; init; }

    [Description("The path from a row to its status, if figures can be other than final.")]
    public string? Status { get; init; }

    [Description("The statuses of figures that are not final. They are drawn hollow, and the table names the status.")]
    public IReadOnlyList<string> NotFinal { get; init; } = [];

    [Description("Wording of the unit, after each figure: %.")]
    public string? Unit { get; init; }
}

[Description("A bar for each row beside its target. Each row has a scale of its own, so that their units may differ.")]
internal sealed record BulletsPanel : FilePanel
{
    [Description("Wording of a row's label, with its unit.")]
    public required string Label { get; init; }

    [Description("What is measured.")]
    public required SeriesDescription Measure { get; init; }

    [Description("What it is compared with, drawn as a line across the bar.")]
    public required SeriesDescription Target { get; init; }
}

[Description("What happened when, each with a date.")]
internal sealed record TimelinePanel : RowsPanel
{
    [Description("The path from a row to its date.")]
    public required string Date { get; init; }

    [Description("Wording of what happened.")]
    public required string Event { get; init; }

    [Description("Wording of more about it.")]
    public string? Text { get; init; }

    [Description("The path from a row to the id of the object that it leads to.")]
    public string? Link { get; init; }
}

[Description("Things within things.")]
internal sealed record TreePanel : RowsPanel
{
    [Description("What is shown of each row, and of those within it.")]
    public required BranchDescription Branch { get; init; }
}

[Description("A map of areas as a grid: a tile for each row, with its figure and its status, and the same as a table.")]
internal sealed record TilesPanel : FilePanel
{
    [Description("Wording of a row's label.")]
    public required string Label { get; init; }

    [Description("The path from a row to the id of the object that it leads to.")]
    public string? Link { get; init; }

    [Description("What is large on the tile.")]
    public required ValueDescription Figure { get; init; }

    [Description("The status of the row. Its colour is beside the tile in a pattern of its own, and its words are on it.")]
    public ValueDescription? Status { get; init; }

    [Description("What the row is part of, such as its parent area. Tiles of one are together under its name.")]
    public SeriesDescription? Group { get; init; }
}

internal sealed record BranchDescription
{
    [Description("Wording of a row's label.")]
    public required string Label { get; init; }

    [Description("The path from a row to the id of the object that it leads to.")]
    public string? Link { get; init; }

    [Description("The path from a row to its status.")]
    public string? Status { get; init; }

    [Description("The colours of statuses: green, yellow, red, blue or grey.")]
    public IReadOnlyDictionary<string, string> Colours { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Description("The path from a row to the rows within it.")]
    public string? Rows { get; init; }

    [Description("What is shown of the rows within it.")]
    public BranchDescription? Branch { get; init; }
}

internal record SeriesDescription
{
    [Description("What the value is, in a few words.")]
    public required string Label { get; init; }

    [Description("The path to the value.")]
    public required string Value { get; init; }
}

internal record ValueDescription : SeriesDescription
{
    [Description("Wording of the unit, after the value: %.")]
    public string? Unit { get; init; }

    [Description("Wording of a remark under the value.")]
    public string? Note { get; init; }

    [Description("The path to the id of the object that the value leads to.")]
    public string? Link { get; init; }

    [Description("The name of the list that the value leads to, for a value without \"link\".")]
    public string? List { get; init; }

    [Description(
        "How that list is filtered: for each of its filters, the path to the filter's value. Without all values there is no link."
    )]
    public IReadOnlyDictionary<string, string> ListWith { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Description("The colours of a status: green, yellow, red, blue or grey. The value is shown as a tag.")]
    public IReadOnlyDictionary<string, string>? Colours { get; init; }

    [Description("Figures over periods, drawn as a small line under the value. The note should sum them up in words.")]
    public SparklineDescription? Sparkline { get; init; }
}

internal sealed record SparklineDescription
{
    [Description("The path to the figures, which are drawn in their order. The line needs at least two.")]
    public required string Rows { get; init; }

    [Description("Wording of a figure's label, such as its period.")]
    public required string Label { get; init; }

    [Description("The path from there to the figure.")]
    public required string Value { get; init; }

    [Description("The path from there to the figure's status, if figures can be other than final.")]
    public string? Status { get; init; }

    [Description("The statuses of figures that are not final. They are drawn hollow, with a dotted line to them.")]
    public IReadOnlyList<string> NotFinal { get; init; } = [];
}

internal sealed record ColumnDescription : ValueDescription
{
    [Description("The value of the document's variable $sort that sorts by this column.")]
    public string? Sort { get; init; }

    [Description("Whether only the files have the column, because the page has no room for it or says it in a note.")]
    public bool FileOnly { get; init; }
}
