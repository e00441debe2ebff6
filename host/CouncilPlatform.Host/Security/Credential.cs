namespace CouncilPlatform.Host.Security;

/// <summary>
/// What proves who a caller is: a key, a browser's session or a directory's token. A long connection asks it again and again, because roles
/// and keys end.
/// </summary>
internal abstract record Credential
{
    /// <summary>The caller that it proves now. Null if it is no longer valid.</summary>
    /// <param name="services">The services of a scope of its own.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public abstract Task<ProvedCaller?> FindAsync(IServiceProvider services, CancellationToken cancellationToken);
}
