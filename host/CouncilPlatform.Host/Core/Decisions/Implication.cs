namespace CouncilPlatform.Host.Core.Decisions;

/// <summary>What a decision would mean in one respect, such as the law or money, or that nothing arises.</summary>
internal sealed class Implication : Entity, IBelongsTo<Decision>
{
    public const int MaxLength = 4000;

    internal Guid DecisionId { get; init; }

    internal int Number { get; init; }

    /// <summary>In what respect.</summary>
    public required ImplicationKind Kind { get; init; }

    /// <summary>Whether there are any. False says that they were considered and none arise.</summary>
    public bool Arise { get; private set; }

    /// <summary>What they are, or why none arise, at most 4,000 characters.</summary>
    public string? Text { get; private set; }

    /// <summary>The office that considered them, such as Head of Legal Services. Never a name.</summary>
    public string Office { get; private set; } = "";

    Guid IBelongsTo<Decision>.WholeId => DecisionId;

    internal void Record(bool arise, string? text, string office) => (Arise, Text, Office) = (arise, text, office);

    /// <summary>The implications of a kind as the subject of a sentence: "Rural proofing is", "Legal implications are".</summary>
    internal static string Title(ImplicationKind kind) =>
        kind switch
        {
            ImplicationKind.RuralProofing => "Rural proofing is",
            ImplicationKind.HumanRights => "Implications for human rights are",
            ImplicationKind.HumanResources => "Implications for human resources are",
            ImplicationKind.CommunitySafety => "Implications for community safety are",
            ImplicationKind.Equality => "Implications for equality are",
            ImplicationKind.Sustainability => "Implications for sustainability are",
            _ => $"{kind} implications are",
        };
}

/// <summary>In what respect a decision may have implications.</summary>
internal enum ImplicationKind
{
    /// <summary>The law: powers, duties and legal risks.</summary>
    Legal,

    /// <summary>Money: costs, savings and where the money comes from.</summary>
    Financial,

    /// <summary>Staff: posts, pay and working conditions.</summary>
    HumanResources,

    /// <summary>Equality and diversity: what it means for different groups of people.</summary>
    Equality,

    /// <summary>Human rights.</summary>
    HumanRights,

    /// <summary>Community safety: crime and disorder.</summary>
    CommunitySafety,

    /// <summary>Sustainability: social, economic and environmental effects.</summary>
    Sustainability,

    /// <summary>Rural proofing: what it means for people in the countryside.</summary>
    RuralProofing,
}
