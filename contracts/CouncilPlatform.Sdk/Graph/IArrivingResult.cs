using GraphQL.DataLoader;

namespace CouncilPlatform.Sdk;

/// <summary>A result of a batch. Once the batch has arrived, nobody waits for it.</summary>
internal interface IArrivingResult<T> : IDataLoaderResult<T>
{
    bool HasArrived { get; }

    /// <summary>The value, if it has arrived.</summary>
    T Arrived { get; }
}
