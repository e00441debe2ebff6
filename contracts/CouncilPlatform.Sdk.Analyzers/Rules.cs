namespace CouncilPlatform.Sdk.Analyzers;

/// <summary>The rules that the build checks of a module. build/docs/analyzers.md explains each.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor BareSet = Rule(
        "CPP101",
        "Rows are read within a partnership",
        "This reads the rows of every partnership. Write db.Of<{0}>(partnership), or db.AcrossPartnerships<{0}>(\"the reason\")."
    );

    public static readonly DiagnosticDescriptor UndeclaredColumn = AtTheEnd(
        "CPP102",
        "A field's method declares the columns that it reads",
        "{0} reads {1}, which a query may leave unread. Write {2}."
    );

    public static readonly DiagnosticDescriptor SilentService = AtTheEnd("CPP103", "A parameter of a field is what it looks like", "{0}");

    public static readonly DiagnosticDescriptor Exposed = AtTheEnd("CPP104", "GraphQL shows no key, navigation or query", "{0}");

    public static readonly DiagnosticDescriptor CapturedBatch = Rule("CPP105", "A batch depends on its parameters alone", "{0}");

    public static readonly DiagnosticDescriptor NullableSort = Rule(
        "CPP106",
        "A list is not sorted by a value that can be null",
        "Pages are sorted by a value that can be null, so later pages would lose rows. "
            + "Give the null a value, as in x => x.Due ?? DateOnly.MaxValue."
    );

    public static readonly DiagnosticDescriptor UnneededColumn = AtTheEnd(
        "CPP107",
        "A field's method declares no column that it does not read",
        "{0} does not read {1}. Remove it from [Needs].",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor IdByHand = Rule(
        "CPP108",
        "An id is not taken apart",
        "The key alone can be that of another type or another partnership. "
            + "Write change.LockAsync<T>(id), change.FindAsync<T>(id), or id.For<T>() within db.Of<T>(partnership). "
            + "For a type of another module write id.For(\"Body\"), and ask that module."
    );

    public static readonly DiagnosticDescriptor RawRead = Rule(
        "CPP109",
        "Rows are read and written through the model",
        "{0} goes past what keeps partnerships, drafts and restricted records apart. Write a query of db.Of<T>(partnership)."
    );

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "CouncilPlatform", DiagnosticSeverity.Error, isEnabledByDefault: true);

    // Rules that need the whole module.
    private static DiagnosticDescriptor AtTheEnd(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity = DiagnosticSeverity.Error
    ) => new(id, title, message, "CouncilPlatform", severity, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);
}
