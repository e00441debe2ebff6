namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Reads the rows of a table as actions, and records every fault with its row and column.</summary>
internal sealed class ActionTable(TableFaults faults)
{
    /// <summary>The actions in the order of the table. Nothing is to be saved where there are faults.</summary>
    public async Task<IReadOnlyList<ActionRow>> ReadAsync(TableFile file, CancellationToken cancellationToken)
    {
        var actions = new List<ActionRow>();
        var (theme, opportunity) = ("", "");
        await foreach (
            var row in new TitledTable(ActionColumns.All, faults, "localityplans template").RowsAsync(
                file.RowsAsync(cancellationToken: cancellationToken),
                cancellationToken
            )
        )
        {
            var named = row[ActionColumns.Theme];
            // A new theme starts with an opportunity of its own.
            opportunity = named.Length > 0 && named != theme ? "" : opportunity;
            theme = named.Length > 0 ? named : theme;
            opportunity = row[ActionColumns.Opportunity] is { Length: > 0 } worded ? worded : opportunity;
            actions.Add(Action(row, theme, opportunity));
        }

        CheckRepeats(actions);
        return actions;
    }

    private static ActionRow Action(TitledRow row, string theme, string opportunity)
    {
        MaxLength(row, ActionColumns.Theme, theme, 200);
        MaxLength(row, ActionColumns.Opportunity, opportunity, 500);
        Require(theme.Length > 0, row, ActionColumns.Theme, "The theme is empty, and no row above names one.");
        Require(
            opportunity.Length > 0,
            row,
            ActionColumns.Opportunity,
            "The opportunity is empty, and no row above names one of this theme."
        );
        var title = row[ActionColumns.Action];
        MaxLength(row, ActionColumns.Action, title, 200);
        var detail = row[ActionColumns.Detail];
        MaxLength(row, ActionColumns.Detail, detail, 4000);
        var action = new ActionRow(
            row.Number,
            theme,
            opportunity,
            Kind(row),
            title.Length > 0 ? title : null,
            detail.Length > 0 ? detail : null,
            Joint(row),
            KeyDatesOf(row),
            OwnersOf(row)
        );
        Require(
            action.Title is not null || action is { Detail: null, Joint: false, KeyDates.Count: 0, Owners.Count: 0 },
            row,
            ActionColumns.Action,
            "The action is empty, but the row says when, who or how. Enter what is to be done."
        );
        return action;
    }

    private static ActionKind Kind(TitledRow row)
    {
        var kind = row[ActionColumns.Kind].ToUpperInvariant();
        Require(
            kind is "" or "CURRENT ACTIVITY" or "FUTURE WORKING",
            row,
            ActionColumns.Kind,
            $"\"{row[ActionColumns.Kind]}\" is not a kind. Enter \"Current activity\" or \"Future working\"."
        );
        return kind == "CURRENT ACTIVITY" ? ActionKind.CurrentActivity : ActionKind.FutureWorking;
    }

    private static bool Joint(TitledRow row)
    {
        var joint = row[ActionColumns.Joint].ToUpperInvariant();
        Require(
            joint is "" or "YES" or "NO",
            row,
            ActionColumns.Joint,
            $"\"{row[ActionColumns.Joint]}\" is not \"Yes\" or \"No\". Enter one of them."
        );
        return joint == "YES";
    }

    private static IReadOnlyList<string> KeyDatesOf(TitledRow row)
    {
        var words = row.Parts(ActionColumns.KeyDates);
        Require(
            words.Count <= ActionRules.MaxKeyDates,
            row,
            ActionColumns.KeyDates,
            $"An action has at most {ActionRules.MaxKeyDates} key dates."
        );
        foreach (var text in words)
        {
            MaxLength(row, ActionColumns.KeyDates, text, ActionRules.MaxKeyDateLength);
            Require(ActionRules.KeyDateFault(text) is null, row, ActionColumns.KeyDates, ActionRules.KeyDateFault(text) ?? "");
        }

        return words;
    }

    private static List<(string Organisation, string? Post)> OwnersOf(TitledRow row)
    {
        var owners = new List<(string Organisation, string? Post)>();
        foreach (var part in row.Parts(ActionColumns.Owners))
        {
            var (organisation, post) = part.Split(':', 2, StringSplitOptions.TrimEntries) is [var before, var after]
                ? (before, after)
                : (part, "");
            Require(
                organisation.Length > 0,
                row,
                ActionColumns.Owners,
                $"\"{part}\" names no council. Enter it like \"E07000031: Cycling Officer\"."
            );
            Require(
                !post.Contains('@', StringComparison.Ordinal),
                row,
                ActionColumns.Owners,
                "Enter the post, never a person's email address."
            );
            MaxLength(row, ActionColumns.Owners, post, 200);
            owners.Add((organisation, post.Length > 0 ? post : null));
        }

        Require(owners.Count <= ActionRules.MaxOwners, row, ActionColumns.Owners, $"An action has at most {ActionRules.MaxOwners} owners.");
        return owners;
    }

    private void CheckRepeats(List<ActionRow> actions)
    {
        var seen = new Dictionary<(string, string, string), long>();
        foreach (var action in actions.Where(a => a.Title is not null))
        {
            if (!seen.TryAdd((action.Theme, action.Opportunity, action.Title!), action.Number))
            {
                faults.Add(
                    action.Number,
                    ActionColumns.Action,
                    $"The opportunity already has this action in row {seen[(action.Theme, action.Opportunity, action.Title!)]}. "
                        + "Keep one, or use other words."
                );
            }
        }
    }

    private static void MaxLength(TitledRow row, TableColumn column, string text, int max) =>
        Require(text.Length <= max, row, column, $"The text has {text.Length} characters. Use {max} or fewer.");

    private static void Require(bool holds, TitledRow row, TableColumn column, string message)
    {
        if (!holds)
        {
            row.Fault(column, message);
        }
    }
}
