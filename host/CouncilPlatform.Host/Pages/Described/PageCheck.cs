using CouncilPlatform.Host.GraphQL;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Pages.Described.Answers;
using CouncilPlatform.Host.Pages.Described.Descriptions;
using CouncilPlatform.Host.Pages.Forms;
using CouncilPlatform.Host.Pages.Languages;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.Pages.Described;

/// <summary>
/// Compares pages with the schema of the core and of their own module, which is all that a partnership may have on.
/// </summary>
internal sealed class PageCheck(
    ModuleCatalogue modules,
    PageCatalogue pages,
    FormCatalogue forms,
    TextCheck texts,
    IDocumentValidator validator
)
{
    private static readonly string[] Colours = ["green", "yellow", "red", "blue", "grey"];

    // What the host itself has below the address of a partnership.
    private static readonly string[] Taken = ["administration", "do", "imports", "theme.css", "logo.png"];

    /// <summary>What is wrong with the pages, a sentence each: module/page: fault.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellationToken)
    {
        var faults = pages
            .Faults.Concat(forms.Faults())
            .Concat(texts.Faults())
            .Concat(modules.Running.SelectMany(Found))
            .Concat(pages.All.SelectMany(Forms))
            .ToList();
        foreach (var module in pages.All.GroupBy(p => p.Module, StringComparer.Ordinal))
        {
            var schema = modules.Build([.. modules.Running.Where(m => m.Id == Gate.CoreModule || m.Id == module.Key)]);
            foreach (var page in module)
            {
                faults.AddRange((await FaultsAsync(page, schema, cancellationToken)).Select(f => $"{page.Module}/{page.Name}: {f}"));
            }
        }

        return faults;
    }

    public async Task<IReadOnlyList<string>> FaultsAsync(DescribedPage page, ISchema schema, CancellationToken cancellationToken)
    {
        GraphQLDocument document;
        try
        {
            document = Parser.Parse(page.Document);
        }
        catch (GraphQLParser.Exceptions.GraphQLSyntaxErrorException e)
        {
            return [$"page.graphql cannot be read: {e.Message}"];
        }

        if (document.Definitions.OfType<GraphQLOperationDefinition>().ToList() is not [{ Operation: OperationType.Query } operation])
        {
            return ["page.graphql must have one query, and no other operation."];
        }

        var validated = await validator.ValidateAsync(
            new ValidationOptions
            {
                Schema = schema,
                Document = document,
                Operation = operation,
                // What every visitor's request has. The other variables come from the address, which may leave them out.
                Variables = new Inputs(
                    new Dictionary<string, object?>(StringComparer.Ordinal) { ["partnership"] = "x", ["id"] = $"X_{Guid.Empty:N}" }
                ),
                CancellationToken = cancellationToken,
            }
        );
        var wrong = validated.Errors.Select(e => $"page.graphql: {e.Message}").ToList();
        return wrong.Count > 0
            ? wrong
            :
            [
                .. Taken.Contains(page.Name, StringComparer.Ordinal)
                    ? [$"The host itself has \"{page.Name}\" there. Choose another name."]
                    : Array.Empty<string>(),
                .. new Faults(page.Description, new DocumentShape(schema, document), schema)
                    .All()
                    .Concat(
                        page.Description.Panels.OfType<RowsPanel>()
                            .Select(p => (p.More, Filters: p.MoreWith.Keys))
                            .Concat(page.Description.Panels.SelectMany(Values).Select(v => (More: v.List, Filters: v.ListWith.Keys)))
                            .Append((page.Description.Within, []))
                            .Where(list => list.More is not null)
                            .SelectMany(list => More(list.More!, list.Filters, page))
                    )
                    .Distinct(StringComparer.Ordinal),
            ];
    }

    private IEnumerable<string> Forms(DescribedPage page) =>
        page
            .Description.Forms.Where(f => !forms.Takes(f.Key, f.Value))
            .Select(f => $"{page.Module}/{page.Name}: The form \"{f.Key}\" has no field \"{f.Value}\" that takes an object.")
            .Concat(
                page.Description.Actions.Where(a => forms.OfAnyModule(a) is null)
                    .Select(a => $"{page.Module}/{page.Name}: There is no form \"{a}\".")
            );

    /// <summary>What people can find has a page to lead to, and they can find everything that has a page.</summary>
    private IEnumerable<string> Found(LoadedModule module)
    {
        var found = module.Contribute().Searches.Select(s => s.Type).ToHashSet(StringComparer.Ordinal);
        var shown = pages.All.Where(p => p.Module == module.Id).Select(p => p.Description.Of).OfType<string>().ToList();
        return found
            .Except(shown, StringComparer.Ordinal)
            .Select(type => $"{module.Id}: people can search for the type {type}, and no page is about it.")
            .Concat(
                shown
                    .Where(type => !found.Contains(type))
                    .Select(type =>
                        $"{module.Id}: a page is about the type {type}, and people cannot search for it. Add it with graph.Search."
                    )
            );
    }

    private static IEnumerable<ValueDescription> Values(Panel panel) =>
        panel switch
        {
            FiguresPanel figures => figures.Figures,
            FactsPanel facts => facts.Facts,
            TablePanel table => table.Columns,
            _ => [],
        };

    /// <summary>A partnership with the page must have the page with all rows too, with its filters.</summary>
    private IEnumerable<string> More(string name, IEnumerable<string> filters, DescribedPage page) =>
        pages.All.FirstOrDefault(p =>
            p.Name == name && p.Description.Of is null && (p.Module == page.Module || p.Module == Gate.CoreModule)
        )
            is not { } list
            ? [$"\"{name}\" is not a list of this module or of the core."]
            : filters
                .Where(f => list.Description.Filters.All(known => known.Variable != f))
                .Select(f => $"The page \"{name}\" has no filter \"{f}\".");

    /// <summary>Where a description does not agree with the answer to its document.</summary>
    private sealed class Faults(PageDescription page, DocumentShape shape, ISchema schema)
    {
        private readonly HashSet<string> _variables =
        [
            .. (shape.Operation.Variables?.Items ?? []).Select(v => v.Variable.Name.StringValue),
        ];

        public IEnumerable<string> All() =>
            [
                .. Words(page.Title, ""),
                .. Words(page.Lead, ""),
                .. page.Of is { } type ? [.. Variable("id"), .. Version(type)] : Array.Empty<string>(),
                .. page.Filters.SelectMany(Filter),
                .. page.Panels.SelectMany(Of),
                .. page
                    .Panels.OfType<FilePanel>()
                    .GroupBy(p => p.Name, StringComparer.Ordinal)
                    .Where(g => g.Count() > 1)
                    .Select(g => $"Two panels have the name \"{g.Key}\"."),
            ];

        // The citation names it.
        private IEnumerable<string> Version(string type) =>
            shape.At("node.version") is null && schema.AllTypes[type] is IComplexGraphType about && about.Fields.Find("version") is not null
                ? [NotAsked("node.version")]
                : [];

        private IEnumerable<string> Filter(FilterDescription filter) =>
            [
                .. Variable(filter.Variable),
                .. filter.Options is { } options
                    ? [.. List(options.Rows), .. Leaf(options.Value, options.Rows), .. Leaf(options.Text, options.Rows)]
                    : Array.Empty<string>(),
            ];

        private IEnumerable<string> Of(Panel panel) =>
            [
                .. Words(panel.Title, ""),
                .. Words(panel.Note, ""),
                .. panel.When.SelectMany(w => When(w.Key, w.Value)),
                .. panel is RowsPanel list
                    ?
                    [
                        .. List(list.Rows),
                        .. Order(list),
                        .. list.With.SelectMany(path => Leaf(path, list.Rows)),
                        .. list.MoreWith.Values.SelectMany(path => Leaf(path, "")),
                    ]
                    : Array.Empty<string>(),
                .. panel switch
                {
                    TextPanel text => text.Paragraphs.SelectMany(p => Words(p, "")),
                    FiguresPanel figures => figures.Figures.SelectMany(f => Value(f, "")),
                    FactsPanel facts => facts.Facts.SelectMany(f => Value(f, "")),
                    TablePanel table => table.Columns.SelectMany(c => Value(c, table.Rows).Concat(c.Sort is null ? [] : Sort(c.Sort))),
                    BarsPanel bars => Series(bars.Series, bars.Target, bars.Unit, bars.Label, bars.Rows),
                    LinePanel line =>
                    [
                        .. Series(line.Series, line.Target, line.Unit, line.Label, line.Rows),
                        .. line.Status is { } status ? Leaf(status, line.Rows) : [],
                    ],
                    BulletsPanel bullets => Series([bullets.Measure], bullets.Target, unit: null, bullets.Label, bullets.Rows),
                    TimelinePanel timeline =>
                    [
                        .. Leaf(timeline.Date, timeline.Rows),
                        .. Words(timeline.Event, timeline.Rows),
                        .. Words(timeline.Text, timeline.Rows),
                        .. timeline.Link is { } link ? Leaf(link, timeline.Rows) : [],
                    ],
                    TreePanel tree => Branch(tree.Branch, tree.Rows),
                    TilesPanel tiles =>
                    [
                        .. Words(tiles.Label, tiles.Rows),
                        .. tiles.Link is { } link ? Leaf(link, tiles.Rows) : [],
                        .. new[] { tiles.Figure, tiles.Status }.OfType<ValueDescription>().SelectMany(v => Value(v, tiles.Rows)),
                        .. tiles.Group is { } group ? Leaf(group.Value, tiles.Rows) : [],
                    ],
                    _ => [],
                },
            ];

        private IEnumerable<string> When(string path, IReadOnlyList<string?> values) =>
            Codes(shape.At(path)?.Type) is { } codes
                ? values.OfType<string>().Except(codes, StringComparer.Ordinal).Select(v => NotAValue(v, path))
                : Leaf(path, "");

        private IEnumerable<string> Order(RowsPanel list) =>
            list.OrderBy is not { } path ? []
            : _variables.Contains(PageQuery.After) && shape.At(PageQuery.Connection(list) + ".pageInfo") is not null
                ? ["A list that is read in parts cannot be sorted by \"orderBy\"."]
            : Leaf(path, list.Rows);

        private IEnumerable<string> Branch(BranchDescription branch, string rows) =>
            [
                .. Words(branch.Label, rows),
                .. branch.Link is { } link ? Leaf(link, rows) : [],
                .. branch.Status is { } status ? Leaf(status, rows) : [],
                .. Tags(branch.Status, rows, branch.Colours),
                .. branch is { Rows: { } within, Branch: { } next } ? [.. List(Full(within, rows)), .. Branch(next, Full(within, rows))]
                : branch.Rows is null == branch.Branch is null ? Array.Empty<string>()
                : ["A branch with rows within it needs both \"rows\" and \"branch\"."],
            ];

        private IEnumerable<string> Series(
            IReadOnlyList<SeriesDescription> series,
            SeriesDescription? target,
            string? unit,
            string label,
            string rows
        ) =>
            [
                .. series.Count is >= 1 and <= 4 ? Array.Empty<string>() : ["A chart has one to four series."],
                .. series.Append(target).OfType<SeriesDescription>().SelectMany(s => Number(s.Value, rows)),
                .. Words(unit, rows),
                .. Words(label, rows),
            ];

        private IEnumerable<string> Value(ValueDescription value, string rows) =>
            [
                .. Leaf(value.Value, rows),
                .. Words(value.Unit, rows),
                .. Words(value.Note, rows),
                .. value.Link is { } link ? Leaf(link, rows) : [],
                .. value.ListWith.Values.SelectMany(path => Leaf(path, rows)),
                .. Tags(value.Value, rows, value.Colours),
                .. value.Sparkline is { } line ? Sparkline(line, Full(line.Rows, rows)) : [],
            ];

        private IEnumerable<string> Sparkline(SparklineDescription line, string rows) =>
            [
                .. List(rows),
                .. Words(line.Label, rows),
                .. Number(line.Value, rows),
                .. line.Status is { } status ? Leaf(status, rows) : [],
            ];

        private IEnumerable<string> Tags(string? path, string rows, IReadOnlyDictionary<string, string>? colours) =>
            [
                .. (colours?.Values ?? [])
                    .Where(c => !Colours.Contains(c, StringComparer.Ordinal))
                    .Select(c => $"\"{c}\" is not a colour. Choose from: {string.Join(", ", Colours)}."),
                .. path is not null && Codes(shape.At(Full(path, rows))?.Type) is { } codes
                    ? (colours?.Keys ?? []).Except(codes, StringComparer.Ordinal).Select(c => NotAValue(c, Full(path, rows)))
                    : [],
            ];

        private IEnumerable<string> Sort(string value) =>
            shape.Operation.Variables?.Items.Find(v => v.Variable.Name.Value == PageQuery.SortBy) is not { } sort
                ? Variable(PageQuery.SortBy)
            : Codes(PageDocuments.TypeOf(sort.Type, schema)) is { } codes && !codes.Contains(value, StringComparer.Ordinal)
                ? [NotAValue(value, "$" + PageQuery.SortBy)]
            : [];

        private static IReadOnlyList<string>? Codes(IGraphType? type) =>
            type switch
            {
                EnumerationGraphType choices => [.. choices.Values.Select(v => v.Name)],
                { Name: "Boolean" } => ["true", "false"],
                _ => null,
            };

        private static string NotAValue(string value, string of) => $"\"{value}\" is not a value of \"{of}\".";

        private IEnumerable<string> Variable(string name) => _variables.Contains(name) ? [] : [$"page.graphql has no variable ${name}."];

        private IEnumerable<string> Words(string? wording, string rows) => Sentence.PathsIn(wording).SelectMany(path => Leaf(path, rows));

        private IEnumerable<string> List(string path) =>
            shape.At(path) is null ? [NotAsked(path)]
            : shape.HasList(path) ? []
            : [$"There is no list on the path \"{path}\"."];

        private IEnumerable<string> Leaf(string path, string rows) =>
            shape.At(Full(path, rows)) switch
            {
                null => [NotAsked(Full(path, rows))],
                { IsMoney: true } when shape.At(Full(path, rows) + ".amount") is null => [NotAsked(Full(path, rows) + ".amount")],
                { IsLeaf: true } => [],
                _ => [$"\"{Full(path, rows)}\" is not one value. Name a field of it."],
            };

        // Text may be an exact decimal.
        private IEnumerable<string> Number(string path, string rows) =>
            shape.At(Full(path, rows)) is { IsMoney: false, Type: not { Name: "Int" or "Long" or "Decimal" or "Float" or "String" } }
                ? [$"\"{Full(path, rows)}\" is neither a number nor an amount, so that it cannot be drawn."]
                : Leaf(path, rows);

        private static string Full(string path, string rows) => rows.Length == 0 ? path : $"{rows}.{path}";

        private static string NotAsked(string path) => $"page.graphql does not ask for \"{path}\".";
    }
}
