using CouncilPlatform.LocalityPlans.ActionPlans;
using CouncilPlatform.LocalityPlans.Contracts;
using CouncilPlatform.LocalityPlans.KeyDates;

namespace CouncilPlatform.LocalityPlans.Import;

/// <summary>Makes actions of the rows of a table; notes every fault with its place.</summary>
internal sealed class ActionTable(List<Fault> faults)
{
    private readonly Dictionary<ActionColumn, int> _columns = [];

    /// <summary>The actions in the order of the table; what has faults is told, and not to be saved.</summary>
    public IReadOnlyList<ActionRow> Read(IReadOnlyList<TableRow> rows)
    {
        if (rows.Count == 0 || !ReadTitles(rows[0]))
        {
            return [];
        }

        var actions = new List<ActionRow>();
        var (theme, opportunity) = ("", "");
        foreach (var row in rows.Skip(1).Where(r => r.Cells.Any(c => c.Length > 0)))
        {
            var named = Cell(row, ActionColumn.Theme);
            // A new theme begins with an opportunity of its own.
            opportunity = named.Length > 0 && named != theme ? "" : opportunity;
            theme = named.Length > 0 ? named : theme;
            opportunity = Cell(row, ActionColumn.Opportunity) is { Length: > 0 } worded ? worded : opportunity;
            if (row.Cells.Where((cell, index) => cell.Length > 0 && !_columns.ContainsValue(index)).Any())
            {
                faults.Add(new($"row {row.Number}", "The row has text under no title. Put text with a separator in it in quotes, or give the column its title."));
            }

            actions.Add(Action(row, theme, opportunity));
        }

        if (actions.Count == 0)
        {
            faults.Add(new("row 2", "The table has no rows below the titles. Write at least one action."));
        }

        CheckRepeats(actions);
        return actions;
    }

    private bool ReadTitles(TableRow row)
    {
        var count = faults.Count;
        foreach (var (index, title) in row.Cells.Index().Where(c => c.Item.Length > 0))
        {
            var column = ActionColumn.All.FirstOrDefault(c => c.Title.Equals(title, StringComparison.OrdinalIgnoreCase));
            if (column is null)
            {
                faults.Add(Fault.At(row.Number, title, $"There is no such column. The titles are {Titles(ActionColumn.All)}; take them from the template: localityplans template."));
            }
            else if (!_columns.TryAdd(column, index))
            {
                faults.Add(Fault.At(row.Number, title, "The column is there twice. Keep one."));
            }
        }

        var missing = ActionColumn.All.Where(c => c.Required && !_columns.ContainsKey(c)).ToList();
        if (missing.Count > 0)
        {
            faults.Add(new($"row {row.Number}", $"The {(missing.Count == 1 ? "column" : "columns")} {Titles(missing)} {(missing.Count == 1 ? "is" : "are")} missing. Was it renamed? Take the titles from the template: localityplans template."));
        }

        return faults.Count == count;
    }

    private ActionRow Action(TableRow row, string theme, string opportunity)
    {
        Longest(row, ActionColumn.Theme, theme, 200);
        Longest(row, ActionColumn.Opportunity, opportunity, 500);
        Require(theme.Length > 0, row, ActionColumn.Theme, "The theme is empty, and no row above names one.");
        Require(opportunity.Length > 0, row, ActionColumn.Opportunity, "The opportunity is empty, and no row above names one of this theme.");
        var title = Cell(row, ActionColumn.Action);
        Longest(row, ActionColumn.Action, title, 200);
        var detail = Cell(row, ActionColumn.Detail);
        Longest(row, ActionColumn.Detail, detail, 4000);
        var action = new ActionRow(
            row.Number, theme, opportunity, Kind(row), title.Length > 0 ? title : null, detail.Length > 0 ? detail : null, Joint(row), KeyDatesOf(row), OwnersOf(row));
        Require(
            action.Title is not null || action is { Detail: null, Joint: false, KeyDates.Count: 0, Owners.Count: 0 },
            row,
            ActionColumn.Action,
            "The action is empty, and the row says when, who or how. Write what is to be done.");
        return action;
    }

    private ActionKind Kind(TableRow row)
    {
        var kind = Cell(row, ActionColumn.Kind).ToUpperInvariant();
        Require(kind is "" or "CURRENT ACTIVITY" or "FUTURE WORKING", row, ActionColumn.Kind, $"\"{Cell(row, ActionColumn.Kind)}\" is no kind. Write \"Current activity\" or \"Future working\".");
        return kind == "CURRENT ACTIVITY" ? ActionKind.CurrentActivity : ActionKind.FutureWorking;
    }

    private bool Joint(TableRow row)
    {
        var joint = Cell(row, ActionColumn.Joint).ToUpperInvariant();
        Require(joint is "" or "YES" or "NO", row, ActionColumn.Joint, $"\"{Cell(row, ActionColumn.Joint)}\" is neither \"Yes\" nor \"No\".");
        return joint == "YES";
    }

    private List<string> KeyDatesOf(TableRow row)
    {
        var words = Parts(row, ActionColumn.KeyDates);
        Require(words.Count <= ActionRules.MostKeyDates, row, ActionColumn.KeyDates, $"There are more than {ActionRules.MostKeyDates} key dates.");
        foreach (var text in words)
        {
            Longest(row, ActionColumn.KeyDates, text, 500);
            if (text.Length <= 500 && KeyDateReader.Read(text) is { Impossible: true, Fault: var fault })
            {
                faults.Add(Fault.At(row.Number, ActionColumn.KeyDates.Title, fault!));
            }
        }

        return words;
    }

    private List<(string Organisation, string? Post)> OwnersOf(TableRow row)
    {
        var owners = new List<(string Organisation, string? Post)>();
        foreach (var part in Parts(row, ActionColumn.Owners))
        {
            var (organisation, post) = part.Split(':', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (part, "");
            Require(organisation.Length > 0, row, ActionColumn.Owners, $"\"{part}\" names no council. Write it as in \"E07000031: Cycling Officer\".");
            Require(!post.Contains('@', StringComparison.Ordinal), row, ActionColumn.Owners, "A post is no e-mail address. Write the post, never a person.");
            Longest(row, ActionColumn.Owners, post, 200);
            owners.Add((organisation, post.Length > 0 ? post : null));
        }

        Require(owners.Count <= ActionRules.MostOwners, row, ActionColumn.Owners, $"There are more than {ActionRules.MostOwners} owners.");
        return owners;
    }

    private void CheckRepeats(List<ActionRow> actions)
    {
        var seen = new Dictionary<(string, string, string), int>();
        foreach (var action in actions.Where(a => a.Title is not null))
        {
            if (!seen.TryAdd((action.Theme, action.Opportunity, action.Title!), action.Number))
            {
                faults.Add(Fault.At(action.Number, ActionColumn.Action.Title, $"The opportunity has this action in row {seen[(action.Theme, action.Opportunity, action.Title!)]} already. Keep one, or word it otherwise."));
            }
        }
    }

    private List<string> Parts(TableRow row, ActionColumn column) => [.. Cell(row, column).Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private string Cell(TableRow row, ActionColumn column) => _columns.TryGetValue(column, out var index) && index < row.Cells.Count ? row.Cells[index] : "";

    private void Longest(TableRow row, ActionColumn column, string text, int longest) =>
        Require(text.Length <= longest, row, column, $"The text has {text.Length} characters. Write at most {longest}.");

    private void Require(bool holds, TableRow row, ActionColumn column, string message)
    {
        if (!holds)
        {
            faults.Add(Fault.At(row.Number, column.Title, message));
        }
    }

    private static string Titles(IEnumerable<ActionColumn> columns) => string.Join(", ", columns.Select(c => $"\"{c.Title}\""));
}
