namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>The rules that the build checks of a module. build/docs/analyzers.md explains each.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor BareSet = Rule(
        "CPP101",
        "Rows are read within a partnership",
        "This reads the rows of every partnership. Write db.Of<{0}>(partnership), or db.AcrossPartnerships<{0}>(\"the reason\")."
    );

    public static readonly DiagnosticDescriptor CapturedBatch = Rule("CPP105", "A batch depends on its parameters alone", "{0}");

    public static readonly DiagnosticDescriptor NullableSort = Rule(
        "CPP106",
        "A list is not sorted by a value that can be null",
        "Pages are sorted by a value that can be null, so later pages would lose rows. Give the null a value, as in x => x.Due ?? DateOnly.MaxValue."
    );

    private static DiagnosticDescriptor Rule(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity = DiagnosticSeverity.Error,
        params string[] tags
    ) => new(id, title, message, "CouncilPlatform", severity, isEnabledByDefault: true, customTags: tags);
}
