using System.Globalization;
using System.Net;
using System.Text;
using CouncilPlatform.Host.Core.Work;
using MimeKit;

namespace CouncilPlatform.Host.Core.Notices;

/// <summary>A mail that says what waits for a person, as plain text and as HTML.</summary>
internal static class NoticeMail
{
    private const int MaxItems = 50;

    /// <param name="id">What identifies the mail: the same if it is sent again because nobody knows whether it was sent.</param>
    /// <param name="items">What waits, the earliest day first.</param>
    /// <param name="from">The address that it comes from.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="to">The person's address.</param>
    /// <param name="host">Where people find the host.</param>
    public static MimeMessage Of(string id, IReadOnlyList<WorkItem> items, string from, string name, string to, Uri host)
    {
        var message = new MimeMessage { MessageId = $"{id}@{host.Host}", Subject = SubjectOf(items) };
        message.From.Add(new MailboxAddress("Council Partnership Platform", from));
        message.To.Add(new MailboxAddress(name, to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = Text(items, host), HtmlBody = Html(items, host) }.ToMessageBody();
        return message;
    }

    private static string SubjectOf(IReadOnlyList<WorkItem> items) =>
        $"{Wording.Count(items.Count, "thing")} {(items.Count == 1 ? "waits" : "wait")} for you";

    private static string Text(IReadOnlyList<WorkItem> items, Uri host)
    {
        var text = new StringBuilder(SubjectOf(items)).Append(":\r\n\r\n");
        foreach (var item in items.Take(MaxItems))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {item.Task}: {item.Title} ({item.Partnership.Name}){DueOf(item)}\r\n");
        }

        return text.Append(MoreOf(items, "\r\n"))
            .Append(CultureInfo.InvariantCulture, $"\r\nYour work: {new Uri(host, "my-work")}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Change how often you get this mail: {new Uri(host, "account")}\r\n")
            .ToString();
    }

    private static string Html(IReadOnlyList<WorkItem> items, Uri host)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en-GB\"><body>").Append(
            CultureInfo.InvariantCulture,
            $"<p>{SubjectOf(items)}:</p><ul>"
        );
        foreach (var item in items.Take(MaxItems))
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li>{Escape(item.Task)}: {Escape(item.Title)} ({Escape(item.Partnership.Name)}){DueOf(item)}</li>"
            );
        }

        return html.Append("</ul>")
            .Append(MoreOf(items, "<br>"))
            .Append(CultureInfo.InvariantCulture, $"<p><a href=\"{new Uri(host, "my-work")}\">Your work</a></p>")
            .Append(CultureInfo.InvariantCulture, $"<p><a href=\"{new Uri(host, "account")}\">Change how often you get this mail</a></p>")
            .Append("</body></html>")
            .ToString();
    }

    private static string DueOf(WorkItem item) =>
        item.Due is not { } due ? ""
        : item.Overdue ? string.Create(CultureInfo.InvariantCulture, $", overdue since {due:d MMMM yyyy}")
        : string.Create(CultureInfo.InvariantCulture, $", by {due:d MMMM yyyy}");

    private static string MoreOf(IReadOnlyList<WorkItem> items, string end) =>
        items.Count > MaxItems ? $"and {items.Count - MaxItems} more{end}" : "";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
