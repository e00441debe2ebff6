namespace CouncilPlatform.Grants.OpenData;

/// <summary>A programme that grants are awarded under: as imported with them, or run here, drawing on funds and awarding in rounds.</summary>
internal sealed class Programme : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Its code; its title where it was published without one.</summary>
    public required string Code { get; init; }

    public string? Title { get; set; }

    /// <summary>What it is to achieve; null for one that came with imported awards.</summary>
    public string? Purpose { get; set; }

    /// <summary>The day it was closed: it opens no other round; null before.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>What was said to that.</summary>
    public string? ClosingNote { get; set; }

    public int Version { get; set; }

    /// <exception cref="RuleException">ALREADY_CLOSED.</exception>
    internal void RequireNotClosed() =>
        new Rules()
            .Require(
                ClosedOn is null,
                "ALREADY_CLOSED",
                $"The programme {Title ?? Code} was closed on {ClosedOn:yyyy-MM-dd}. Make another programme.",
                "input",
                "programme"
            )
            .Check();
}

/// <summary>Locks programmes, which people know by their codes.</summary>
internal static class ProgrammeLocks
{
    public static async Task<Programme> LockProgrammeAsync(this Change<GrantsDb> change, string code, int? version)
    {
        var key = await change.Of<Programme>().Where(p => p.Code == code).Select(p => p.Id).SingleOrDefaultAsync(change.Cancellation);
        new Rules()
            .Require(
                key != default,
                RuleCodes.NotFound,
                $"{change.Partnership.Name} has no programme with the code \"{code}\". Check it, then try again.",
                InputPath.Of("programme")
            )
            .Check();
        return await change.LockAsync<Programme>(key, version);
    }
}
