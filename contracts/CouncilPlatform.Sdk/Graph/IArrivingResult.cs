using GraphQL.DataLoader;

namespace CouncilPlatform.Sdk;

/// <summary>A result of a batch. Once the batch has arrived, nobody waits for it.</summary>
internal interface IArrivingResult : IDataLoaderResult
{
    bool HasArrived { get; }

    /// <summary>The value, if it has arrived.</summary>
    object? Arrived { get; }
}

/// <summary>A result of a batch, with the type of its value.</summary>
internal interface IArrivingResult<T> : IArrivingResult, IDataLoaderResult<T>
{
    /// <inheritdoc cref="IArrivingResult.Arrived"/>
    new T Arrived { get; }
}
