using CouncilPlatform.Host.Core.Decisions;

namespace CouncilPlatform.Host.Core.Partnerships;

/// <summary>A partnership as it is stored; modules and queries see the SDK's <see cref="Partnership"/>.</summary>
internal sealed class PartnershipRecord : Entity, IVersioned
{
    public required string Slug { get; init; }

    public required string Name { get; set; }

    public required PartnershipKind Kind { get; set; }

    public required string Summary { get; set; }

    public bool Published { get; set; }

    public int Version { get; set; }

    /// <summary>The implications that every matter must consider, by name, with commas between them. Null if there are none.</summary>
    public string? ImplicationKinds { get; private set; }

    /// <summary>The implications that every matter must consider before it goes to its body.</summary>
    public IReadOnlyList<ImplicationKind> Implications() =>
        [.. (ImplicationKinds ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ImplicationKind>)];

    /// <summary>Asks every matter for these implications.</summary>
    public void AskFor(IEnumerable<ImplicationKind> implications) =>
        ImplicationKinds = string.Join(',', implications.Distinct().Order()) is { Length: > 0 } names ? names : null;

    /// <summary>Changes the facts. What is null stays as it is.</summary>
    public void Update(string? name, PartnershipKind? kind, string? summary) =>
        (Name, Kind, Summary) = (name ?? Name, kind ?? Kind, summary ?? Summary);

    /// <summary>The partnership as everybody else sees it, with the modules that it has on.</summary>
    public Partnership With(IReadOnlyList<string> modules) =>
        new()
        {
            Id = Id,
            Slug = Slug,
            Name = Name,
            Kind = Kind,
            Summary = Summary,
            Published = Published,
            Modules = modules,
            Version = Version,
        };
}

/// <summary>A module that is on in a partnership. Turning it off removes this row and nothing else.</summary>
[Shared("Modules are on for the whole partnership.")]
internal sealed class ModuleSwitch : IInPartnership
{
    public required Guid PartnershipId { get; init; }

    public required string Module { get; init; }
}
