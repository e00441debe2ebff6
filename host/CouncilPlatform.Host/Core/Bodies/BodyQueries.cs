namespace CouncilPlatform.Host.Core.Bodies;

/// <summary>Reads a partnership's bodies.</summary>
internal sealed class BodyQueries
{
    /// <summary>The partnership's bodies by number, including those that no longer exist.</summary>
    /// <param name="kind">Only bodies of this kind.</param>
    /// <param name="statutory">Only bodies that the law requires (true), or only the others (false).</param>
    public static Task<Connection<Body>> Bodies(
        Partnership partnership,
        BodyKind? kind,
        bool? statutory,
        Paging paging,
        CoreDb db,
        CancellationToken cancellationToken
    ) =>
        db.Of<Body>(partnership)
            .Where(b => (kind == null || b.Kind == kind) && (statutory == null || b.Statutory == statutory))
            .PageAsync(paging, b => b.Number, descending: false, cancellationToken);
}
