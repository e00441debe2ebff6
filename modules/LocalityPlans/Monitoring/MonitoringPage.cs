using System.Text;
using System.Text.Encodings.Web;

namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>
/// A monitoring report as one page of plain HTML: complete without script, in words and not by colour alone, and ready to print.
/// </summary>
internal static class MonitoringPage
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(Partnership partnership, MonitoringReport report, IReadOnlyList<MonitoringRow> rows)
    {
        var page = new StringBuilder();
        page.Append(
            British,
            $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(report.Title)} – {Text(partnership.Name)}</title>
            {PrintedPage.StyleElement}
            </head>
            <body>
            <main>
            <h1>{Text(report.Title)}</h1>
            <dl>
            <dt>Partnership</dt><dd>{Text(partnership.Name)}</dd>
            <dt>Plan</dt><dd>{Text(report.PlanTitle)}</dd>
            <dt>As at</dt><dd>{Time(report.AsAt)}</dd>
            {(report.ReportedTo is { } body ? $"<dt>Reported to</dt><dd>{Text(body)}</dd>" : "")}
            <dt>Report</dt><dd>Number {report.Number}, recorded on {Time(
                UkTime.Day(report.TakenUtc)
            )}. It shows the status on {Time(report.AsAt)} and never changes.</dd>
            </dl>
            <h2>Summary</h2>
            <table>
            <caption>Key dates by status</caption>
            <thead><tr><th scope="col">Status</th><th scope="col">Number</th></tr></thead>
            <tbody>

            """
        );
        foreach (var status in Enum.GetValues<ActionStatus>())
        {
            page.Append(British, $"<tr><th scope=\"row\">{Words(status)}</th><td>{rows.Count(r => r.Status == status)}</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
        foreach (var theme in rows.GroupBy(r => r.Theme))
        {
            Add(page, Text(theme.Key), theme);
        }

        page.Append(British, $"<p>Fingerprint of this report: {Text(report.Fingerprint)}</p>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Add(StringBuilder page, string theme, IEnumerable<MonitoringRow> rows)
    {
        page.Append(
            British,
            $"""
            <h2>{theme}</h2>
            <div class="scroll" role="region" aria-label="{theme}" tabindex="0">
            <table>
            <caption>Key dates of {theme}</caption>
            <thead><tr><th scope="col">Row</th><th scope="col">Opportunity</th><th scope="col">Action</th>
            <th scope="col">Owners</th><th scope="col">Key date</th><th scope="col">Status</th></tr></thead>
            <tbody>

            """
        );
        foreach (var row in rows)
        {
            page.Append(
                British,
                $"""
                <tr><td>{row.Number}</td><td>{Text(row.Opportunity)}</td><th scope="row">{Text(row.Action)}</th>
                <td>{Text(row.Owners ?? "Nobody named")}</td>
                <td>{Text(row.KeyDate ?? "None given")}{(row.DueBy is { } day ? $", by {Time(day)}" : "")}</td>
                <td{(row.Status == ActionStatus.Overdue ? " class=\"overdue\"" : "")}>{Words(row.Status)}{(
                    row.Expected is { } expected ? string.Create(British, $" ({row.Reached} of {expected})") : ""
                )}</td></tr>

                """
            );
        }

        page.Append("</tbody>\n</table>\n</div>\n");
    }

    private static string Words(ActionStatus status) =>
        status switch
        {
            ActionStatus.NotDue => "Not due yet",
            ActionStatus.Undated => "No date",
            _ => status.ToString(),
        };

    private static string Time(DateOnly day) => string.Create(British, $"<time datetime=\"{day:yyyy-MM-dd}\">{day:d MMMM yyyy}</time>");

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
