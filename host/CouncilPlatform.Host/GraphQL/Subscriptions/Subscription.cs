using GraphQL;

namespace CouncilPlatform.Host.GraphQL.Subscriptions;

/// <summary>
/// One subscription while it lasts. The first execution of its document only finds what it waits for; each later one, after a change,
/// answers with the object as it is then.
/// </summary>
internal sealed class Subscription
{
    private const string Key = "subscription";

    /// <summary>What it waits for. Null until the first execution.</summary>
    public ChangeTopic? Topic { get; set; }

    /// <summary>What has changed. Null in the first execution.</summary>
    public Guid? Changed { get; set; }

    /// <summary>Whether the object exists and the caller may see it.</summary>
    public bool IsSeen { get; set; }

    public static Subscription Of(IResolveFieldContext context) => (Subscription)context.UserContext[Key]!;

    public void AddTo(IDictionary<string, object?> userContext) => userContext[Key] = this;
}
