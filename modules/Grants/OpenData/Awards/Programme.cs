using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>A programme of grants: imported with awards, or run by the partnership, with funds and rounds.</summary>
internal sealed class Programme : IVersioned, IInPartnership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>The programme's code; its title if it was published without a code.</summary>
    [MaxLength(StorageLimits.MaxKeyLength)]
    public required string Code { get; init; }

    /// <summary>The programme's title; null if none was published.</summary>
    public string? Title { get; set; }

    /// <summary>What the programme is to achieve; null for an imported programme.</summary>
    [MaxLength(4000)]
    public string? Purpose { get; set; }

    /// <summary>The day the programme was closed; null before. A closed programme opens no more rounds.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>A remark on the closure.</summary>
    [MaxLength(1000)]
    public string? ClosingNote { get; set; }

    public int Version { get; set; }

    /// <exception cref="RuleException">ALREADY_CLOSED.</exception>
    internal void RequireNotClosed() =>
        new Rules()
            .Require(
                ClosedOn is null,
                "ALREADY_CLOSED",
                $"The programme {Title ?? Code} was closed on {ClosedOn:yyyy-MM-dd}. Create another programme.",
                InputPath.Of("programme")
            )
            .Check();
}

/// <summary>Locks programmes, which people know by their codes.</summary>
internal static class ProgrammeLocks
{
    public static Task<Programme> LockProgrammeAsync(this Change<GrantsDb> change, string code, int? version) =>
        change.LockAsync<Programme>(p => p.Code == code, code, version, "input.programme");
}
