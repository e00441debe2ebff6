namespace CouncilPlatform.Sdk;

/// <summary>Loads a module's demonstration data. The core's data is loaded first. Loading data twice adds nothing.</summary>
public interface IDemonstration
{
    Task LoadAsync(CancellationToken cancellationToken);
}
