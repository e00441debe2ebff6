namespace CouncilPlatform.Grants.Delivery;

/// <summary>Saying what an organisation has to tell of its grant, and when.</summary>
internal sealed class MonitoringScheduleMutations
{
    private const int Most = 40;

    /// <summary>Adds returns to the schedule of an allocation. They are the organisation's whose application it was awarded to; else the officers'.</summary>
    [Requires(Role.Officer)]
    public static async Task<Allocation> ScheduleMonitoring(
        ScheduleMonitoringInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var id = input.Allocation.For<Allocation>("input", "allocation");
        Check(input.Returns);
        return await db.WriteAsync(
            async ct =>
            {
                var allocation = await db.HoldAsync<Allocation>(partnership, id, input.Version, ct);
                var before = await db
                    .MonitoringReturns.Where(r => r.AllocationId == id)
                    .Select(r => new { r.Title, r.Stage })
                    .ToListAsync(ct);
                var rules = new Rules().Require(
                    allocation.State != AllocationState.Released,
                    "WRONG_STATE",
                    $"\"{allocation.Title}\" was released: there is nothing to tell of it.",
                    "input",
                    "allocation"
                );
                foreach (var (index, item) in input.Returns.Index())
                {
                    rules.Require(
                        before.TrueForAll(b => b.Title != item.Title || b.Stage == MonitoringState.Cancelled),
                        RuleCodes.AlreadyExists,
                        $"There is a return \"{item.Title}\" already.",
                        "input",
                        "returns",
                        index.ToString(CultureInfo.InvariantCulture),
                        "title"
                    );
                }

                rules.Check();
                db.AddRange(
                    input.Returns.Select(
                        (item, index) =>
                            new MonitoringReturn
                            {
                                PartnershipId = partnership.Id,
                                AllocationId = id,
                                OrganisationId = allocation.RecipientId,
                                Number = before.Count + index + 1,
                                Title = item.Title,
                                DueOn = item.DueOn,
                                AsksSpending = item.AsksSpending ?? true,
                                AsksNarrative = item.AsksNarrative ?? true,
                                AsksActuals = item.AsksActuals ?? true,
                            }
                    )
                );
                db.Audit(
                    "scheduleMonitoring",
                    allocation,
                    partnership.Id,
                    $"{input.Returns.Count} returns, from {input.Returns.Min(r => r.DueOn):yyyy-MM-dd} to {input.Returns.Max(r => r.DueOn):yyyy-MM-dd}"
                );
                return allocation;
            },
            cancellationToken
        );
    }

    /// <summary>Changes the title or the day of a return that is still to be sent in.</summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReturn> ChangeMonitoringReturn(
        ChangeMonitoringReturnInput input,
        Partnership partnership,
        MonitoringDoor door,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        var rules = new Rules().Text(input.Title ?? "-", 200, "input", "title");
        if (input.DueOn is { } due)
        {
            CheckDay(rules, due, "input", "dueOn");
        }

        rules.Check();
        return await db.WriteAsync(
            async ct =>
            {
                var changed = await door.HoldAsync(partnership, input.MonitoringReturn, input.Version, ct);
                changed.RequireStage("What was sent in stays as it is.", MonitoringState.Due, MonitoringState.ReturnedForChanges);
                db.Audit(
                    "changeMonitoringReturn",
                    changed,
                    partnership.Id,
                    $"{changed.Title}, which was due on {changed.DueOn:yyyy-MM-dd}"
                );
                changed.Title = input.Title ?? changed.Title;
                changed.DueOn = input.DueOn ?? changed.DueOn;
                return changed;
            },
            cancellationToken
        );
    }

    /// <summary>No longer asks for a return that is still to be sent in.</summary>
    [Requires(Role.Officer)]
    public static async Task<MonitoringReturn> CancelMonitoringReturn(
        CancelMonitoringReturnInput input,
        Partnership partnership,
        MonitoringDoor door,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Reason, 2000, "input", "reason").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var cancelled = await door.HoldAsync(partnership, input.MonitoringReturn, input.Version, ct);
                cancelled.RequireStage("What was sent in stays as it is.", MonitoringState.Due, MonitoringState.ReturnedForChanges);
                cancelled.Stage = MonitoringState.Cancelled;
                cancelled.Remark = input.Reason;
                db.Audit("cancelMonitoringReturn", cancelled, partnership.Id, cancelled.Title);
                return cancelled;
            },
            cancellationToken
        );
    }

    /// <summary>A day in this century and the next, so that a slip of the pen is found.</summary>
    internal static Rules CheckDay(Rules rules, DateOnly day, params string[] path) =>
        rules.Require(
            day.Year is >= 2000 and < 2200,
            RuleCodes.Invalid,
            $"{day:yyyy-MM-dd} is no day to be due on. Choose one of the years 2000 to 2199.",
            path
        );

    private static void Check(IReadOnlyList<MonitoringReturnInput> returns)
    {
        var rules = new Rules().Require(
            returns.Count is >= 1 and <= Most,
            RuleCodes.Invalid,
            $"Schedule 1 to {Most} returns at once.",
            "input",
            "returns"
        );
        foreach (var (index, item) in returns.Take(Most).Index())
        {
            string[] at = ["input", "returns", index.ToString(CultureInfo.InvariantCulture)];
            rules
                .Text(item.Title, 200, [.. at, "title"])
                .Require(
                    returns.Take(index).All(r => r.Title != item.Title),
                    RuleCodes.Invalid,
                    $"\"{item.Title}\" is listed twice.",
                    [.. at, "title"]
                )
                .Require(
                    item.AsksSpending != false || item.AsksNarrative != false || item.AsksActuals != false,
                    RuleCodes.Invalid,
                    "It asks for nothing. Ask for spending, narrative, actuals or several.",
                    at
                );
            CheckDay(rules, item.DueOn, [.. at, "dueOn"]);
        }

        rules.Check();
    }
}
