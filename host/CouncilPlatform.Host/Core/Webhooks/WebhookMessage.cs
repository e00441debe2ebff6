using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CouncilPlatform.Host.Core.Webhooks;

/// <summary>What a receiver gets: flat text, so that Teams and Power Automate can show it without more.</summary>
/// <param name="Id">The id of the message, the same each time that it is sent, and the same for each webhook.</param>
/// <param name="Title">What was changed: the kind of thing, and what it is called.</param>
/// <param name="Text">What was done, and in which partnership.</param>
/// <param name="Link">The page about it. Null if the host does not know its own address.</param>
/// <param name="Kind">The code of the kind of change, such as Decision.</param>
/// <param name="Partnership">The partnership's short name.</param>
/// <param name="Time">When it was done.</param>
internal sealed record WebhookMessage(string Id, string Title, string Text, string? Link, string Kind, string Partnership, DateTime Time)
{
    private static readonly JsonSerializerOptions _format = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public string ToJson() => JsonSerializer.Serialize(this, _format);
}
