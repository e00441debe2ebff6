namespace CouncilPlatform.Host.Imports;

/// <summary>One host's hold on an import while it reads or saves the file.</summary>
/// <param name="Import">The import's key.</param>
/// <param name="Id">The lease's own.</param>
/// <param name="Saves">Whether the file is to be saved, and not only read.</param>
internal sealed record ImportLease(Guid Import, Guid Id, bool Saves);
