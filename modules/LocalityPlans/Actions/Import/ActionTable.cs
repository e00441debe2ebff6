namespace CouncilPlatform.LocalityPlans.Actions;

/// <summary>Reads the rows of a table as actions, and records every fault with its row and column.</summary>
internal sealed class ActionTable(TableFaults faults)
{
    /// <summary>The actions in the order of the table. Nothing is to be saved where there are faults.</summary>
    public async Task<IReadOnlyList<ActionRow>> ReadAsync(TableFile file, CancellationToken cancellationToken)
    {
        List<ActionRow> actions = [];
        var (theme, opportunity) = ("", "");
        var table = new TitledTable(ActionColumns.All, faults, "localityplans template FILE");
        await foreach (var row in table.RowsAsync(file.RowsAsync(cancellationToken: cancellationToken), cancellationToken))
        {
            // A cell that is too long is a fault once, and not in each row below it.
            _ = (row.Text(ActionColumns.Theme, 200), row.Text(ActionColumns.Opportunity, 500));
            var (named, worded) = (row[ActionColumns.Theme], row[ActionColumns.Opportunity]);
            // A new theme starts with an opportunity of its own.
            opportunity =
                worded.Length > 0 ? worded
                : named.Length > 0 && !Names.Same.Equals(named, theme) ? ""
                : opportunity;
            theme = named.Length > 0 ? named : theme;
            actions.Add(Action(row, theme, opportunity));
        }

        CheckRepeats(actions);
        return actions;
    }

    private static ActionRow Action(TitledRow row, string theme, string opportunity)
    {
        Require(theme.Length > 0, row, ActionColumns.Theme, "The theme is empty, and no row above names one.");
        Require(
            opportunity.Length > 0,
            row,
            ActionColumns.Opportunity,
            "The opportunity is empty, and no row above names one of this theme."
        );
        var action = new ActionRow(
            row.Number,
            theme,
            opportunity,
            row.Choice<ActionKind>(ActionColumns.Kind) ?? ActionKind.FutureWorking,
            row.Text(ActionColumns.Action, 200),
            row.Text(ActionColumns.Detail, 4000),
            row.YesNo(ActionColumns.Joint),
            KeyDates(row),
            Owners(row)
        );
        Require(
            row[ActionColumns.Action].Length > 0 || action is { Detail: null, Joint: false, KeyDates.Count: 0, Owners.Count: 0 },
            row,
            ActionColumns.Action,
            "The action is empty, but the row has a date, an owner or a detail. Enter what is to be done."
        );
        return action;
    }

    private static IReadOnlyList<string> KeyDates(TitledRow row)
    {
        var words = row.Parts(ActionColumns.KeyDates);
        Require(
            words.Count <= ActionRules.MaxKeyDates,
            row,
            ActionColumns.KeyDates,
            $"The row has {words.Count} key dates. Enter at most {ActionRules.MaxKeyDates}."
        );
        foreach (var text in words)
        {
            MaxLength(row, ActionColumns.KeyDates, text, ActionRules.MaxKeyDateLength);
            Require(ActionRules.KeyDateFault(text) is null, row, ActionColumns.KeyDates, ActionRules.KeyDateFault(text) ?? "");
        }

        return words;
    }

    private static List<(string Organisation, string? Post)> Owners(TitledRow row)
    {
        List<(string Organisation, string? Post)> owners = [];
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

        Require(
            owners.Count <= ActionRules.MaxOwners,
            row,
            ActionColumns.Owners,
            $"The row has {owners.Count} owners. Enter at most {ActionRules.MaxOwners}."
        );
        return owners;
    }

    private void CheckRepeats(List<ActionRow> actions)
    {
        Dictionary<(string, string, string), long> seen = [];
        foreach (var action in actions.Where(a => a.Title is not null))
        {
            var titles = (Names.Key(action.Theme), Names.Key(action.Opportunity), Names.Key(action.Title!));
            if (!seen.TryAdd(titles, action.Number))
            {
                faults.Add(
                    action.Number,
                    ActionColumns.Action,
                    $"The opportunity already has this action in row {seen[titles]}. Delete one of the rows, or reword it."
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
