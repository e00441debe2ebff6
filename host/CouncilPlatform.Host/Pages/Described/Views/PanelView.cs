using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Charts;
using CouncilPlatform.Host.Pages.Languages;

namespace CouncilPlatform.Host.Pages.Described.Views;

/// <summary>A panel, ready to show.</summary>
/// <param name="Id">The id of its heading on the page.</param>
/// <param name="Title">Its heading. Null if it has none.</param>
/// <param name="Note">A sentence under the heading.</param>
internal abstract record PanelView(string Id, Phrase? Title, Phrase? Note)
{
    /// <summary>The page with all rows, if the panel shows only a few.</summary>
    public (Phrase Title, string Address)? More { get; init; }

    /// <summary>The Razor view that shows it.</summary>
    public string View => $"/Pages/Described/_{GetType().Name[..^"View".Length]}.cshtml";
}

/// <summary>A panel that could not be read.</summary>
/// <param name="Reason">Why, for people.</param>
internal sealed record FailedView(string Id, Phrase? Title, Phrase Reason) : PanelView(Id, Title, null);

/// <summary>A panel with nothing to show.</summary>
/// <param name="Text">What it says instead.</param>
internal sealed record EmptyView(string Id, Phrase? Title, Phrase? Note, Phrase Text) : PanelView(Id, Title, Note);

internal sealed record TextView(string Id, Phrase? Title, Phrase? Note, IReadOnlyList<Phrase> Paragraphs) : PanelView(Id, Title, Note);

internal sealed record FiguresView(string Id, Phrase? Title, Phrase? Note, IReadOnlyList<LabelledCell> Figures)
    : PanelView(Id, Title, Note);

internal sealed record FactsView(string Id, Phrase? Title, Phrase? Note, IReadOnlyList<LabelledCell> Facts) : PanelView(Id, Title, Note);

/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, a cell for each column.</param>
/// <param name="Total">How many rows there are on all pages. Null if that is not known.</param>
/// <param name="Next">The address of the next page. Null on the last one.</param>
/// <param name="First">The address of the first page. Null on that one.</param>
/// <param name="Files">The addresses of the files with all rows, by what they are called.</param>
internal sealed record TableView(
    string Id,
    Phrase? Title,
    Phrase? Note,
    IReadOnlyList<ColumnView> Columns,
    IReadOnlyList<IReadOnlyList<CellView>> Rows,
    int? Total,
    string? Next,
    string? First,
    IReadOnlyList<(Phrase Name, string Address)> Files
) : PanelView(Id, Title, Note);

/// <param name="Title">Its title.</param>
/// <param name="IsNumber">Whether its values line up on the right.</param>
/// <param name="Sort">The address that sorts by it. Null if that is not possible.</param>
/// <param name="Sorted">How the rows are sorted by it: ascending, descending or none.</param>
internal sealed record ColumnView(Phrase Title, bool IsNumber, string? Sort, string Sorted);

internal sealed record ChartView(string Id, Phrase? Title, Phrase? Note, Chart Chart, TableView Table) : PanelView(Id, Title, Note);

internal sealed record TimelineView(string Id, Phrase? Title, Phrase? Note, IReadOnlyList<EventView> Events) : PanelView(Id, Title, Note);

/// <param name="Date">When, in words. Null if that is not recorded.</param>
/// <param name="Event">What happened.</param>
/// <param name="Text">More about it.</param>
/// <param name="Address">Where it leads.</param>
internal sealed record EventView(string? Date, Phrase Event, Phrase? Text, string? Address);

internal sealed record TreeView(string Id, Phrase? Title, Phrase? Note, IReadOnlyList<BranchView> Branches) : PanelView(Id, Title, Note);

internal sealed record BranchView(Phrase Label, string? Address, CellView? Status, IReadOnlyList<BranchView> Branches);

/// <param name="Groups">The tiles by what they are part of. A group without a title has all of them.</param>
/// <param name="Table">The same as a table.</param>
internal sealed record TilesView(
    string Id,
    Phrase? Title,
    Phrase? Note,
    IReadOnlyList<(Phrase? Title, IReadOnlyList<TileView> Tiles)> Groups,
    TableView Table
) : PanelView(Id, Title, Note);

internal sealed record TileView(Phrase Label, string? Address, CellView Figure, CellView? Status);

/// <param name="Cell">The value.</param>
/// <param name="Address">Where it leads. Null if nowhere.</param>
/// <param name="Colour">The colour of its tag. Null if it is not shown as a tag.</param>
/// <param name="Note">A remark under it.</param>
/// <param name="Sparkline">A small line between the two. Null if there is none.</param>
internal sealed record CellView(
    Cell Cell,
    string? Address = null,
    string? Colour = null,
    Phrase? Note = null,
    SparklineView? Sparkline = null
)
{
    /// <summary>What people read. Null if nothing is recorded.</summary>
    public Phrase? Text => Cell.Text is { } text ? new(text, Cell.Language) : null;
}

/// <param name="Figures">What it shows, for people who cannot see it.</param>
internal sealed record SparklineView(Chart Chart, string Figures);

internal sealed record LabelledCell(Phrase Label, CellView Value);
