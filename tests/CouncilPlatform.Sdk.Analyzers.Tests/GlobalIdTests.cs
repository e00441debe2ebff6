namespace CouncilPlatform.Sdk.Analyzers.Tests;

/// <summary>CPP108.</summary>
public sealed class GlobalIdTests
{
    [Fact]
    public Task The_key_taken_out_of_an_id_is_refused() =>
        Sample.CheckAsync(
            new GlobalIdAnalyzer(),
            """
            static class Keys
            {
                static Guid Of(GlobalId id) => id.Value; // CPP108: change.LockAsync<T>(id)
                static Guid? OrNull(GlobalId? id) => id?.Value; // CPP108
                static bool Known(GlobalId id, Guid key) => id is { Value: var value } && value == key; // CPP108
            }
            """
        );

    [Fact]
    public Task An_id_of_a_type_passes() =>
        Sample.CheckAsync(
            new GlobalIdAnalyzer(),
            """
            sealed class Plot : IKeyed { public Guid Id { get; init; } }
            static class Keys
            {
                static Guid Of(GlobalId id) => id.For<Plot>(InputPath.Of("plot"));
                static GlobalId OrDefault(GlobalId? id) => id is { } given ? given : id.GetValueOrDefault();
                static GlobalId Forced(GlobalId? id) => id!.Value;
                static string Type(GlobalId id) => id.Type + nameof(id.Value);
            }
            """
        );
}
