namespace CouncilPlatform.Grants.Delivery;

/// <summary>Closing rounds and programmes, once nothing of them stands open.</summary>
internal sealed class RoundClosureMutations
{
    /// <summary>
    /// Closes a round: every application of it is decided, every award closed or released. What it did not spend is in the funds already, and the programme may offer it
    /// again. A round without a form may be called off so at any time.
    /// </summary>
    [Requires(Role.Officer)]
    public static async Task<Round> CloseRound(
        CloseRoundInput input,
        Partnership partnership,
        OpenItems open,
        Drawings drawings,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Note, 1000, "input", "note").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var found = await RoundMutations.FindAsync(db, partnership, input.Round, ct);
                var round = await db.HoldAsync<Round>(partnership, found.Id, input.Version, ct);
                round.RequireNotClosed();
                OpenItems.RequireNone((await open.OfRoundsAsync([round.Id], ct))[round.Id], "round");
                round.ClosedOn = UkTime.Today(time);
                round.ClosingNote = input.Note;
                var left = round.Budget() - await drawings.OfRoundAsync(round, ct);
                db.Audit(
                    "closeRound",
                    round,
                    partnership.Id,
                    $"{round.Slug}: not spent revenue {left.Revenue.Amount}, capital {left.Capital.Amount}"
                );
                return round;
            },
            cancellationToken
        );
    }

    /// <summary>Closes a programme, once all its rounds are: it opens no other, and draws on no fund any more.</summary>
    [Requires(Role.Approver)]
    public static async Task<Programme> CloseProgramme(
        CloseProgrammeInput input,
        Partnership partnership,
        OpenItems open,
        TimeProvider time,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().OptionalText(input.Note, 1000, "input", "note").Check();
        return await db.WriteAsync(
            async ct =>
            {
                var programme = await ProgrammeMutations.HoldAsync(db, partnership, input.Programme, input.Version, ct);
                programme.RequireNotClosed();
                OpenItems.RequireNone(
                    (await open.OfProgrammesAsync([programme.Id], ct)).GetValueOrDefault(programme.Id) ?? [],
                    "programme"
                );
                programme.ClosedOn = UkTime.Today(time);
                programme.ClosingNote = input.Note;
                db.Audit("closeProgramme", programme, partnership.Id, programme.Code);
                return programme;
            },
            cancellationToken
        );
    }
}
