using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Imports;

/// <summary>Finds for whom an import runs, with the role, the organisation and the offices that they have by then.</summary>
internal sealed class ImportCallers(ApiKeys keys, PersonCallers people)
{
    /// <returns>Null if the key has ended, the person was stopped, or they no longer act for the organisation.</returns>
    public async Task<Caller?> FindAsync(Import import, CancellationToken cancellationToken)
    {
        if (import.RunsAsKeyId is { } key)
        {
            return await keys.FindCallerAsync(key, cancellationToken);
        }

        var acting = new ActingFor(import.RunsForId, import.RunsForPartnership);
        return
            import.RunsAsPersonId is { } person
            && await people.FindAsync(person, acting, cancellationToken) is { } found
            && found.Acting == acting
            ? found.Caller
            : null;
    }
}
