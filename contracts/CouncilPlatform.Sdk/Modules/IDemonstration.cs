namespace CouncilPlatform.Sdk;

/// <summary>Loads a module's demonstration data. The core's comes first; loading twice adds nothing.</summary>
public interface IDemonstration
{
    Task LoadAsync(CancellationToken cancellationToken);
}
