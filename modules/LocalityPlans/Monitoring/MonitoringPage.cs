using System.Text;
using System.Text.Encodings.Web;

namespace CouncilPlatform.LocalityPlans.Monitoring;

/// <summary>
/// A monitoring report as one page of plain HTML: complete without script, in words and not by colour alone, and ready to print.
/// </summary>
internal static class MonitoringPage
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private const string Style = PrintedPage.Style + "\ntd.overdue { font-weight: bold; }";

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
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>{Text(report.Title)}</h1>
            <dl>
            <dt>Partnership</dt><dd>{Text(partnership.Name)}</dd>
            <dt>Plan</dt><dd>{Text(report.PlanTitle)}</dd>
            <dt>As at</dt><dd>{Time(report.AsAt)}</dd>

            """
        );
        if (report.ReportedTo is not null)
        {
            page.Append(British, $"<dt>Reported to</dt><dd>{Text(report.ReportedTo)}</dd>\n");
        }

        page.Append(
            British,
            $"""
            <dt>Report</dt><dd>Number {report.Number}, taken on {Time(
                UkTime.Day(report.TakenUtc)
            )}. It shows the status on that day and never changes.</dd>
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
            page.Append(
                British,
                $"<tr><th scope=\"row\">{Text(StatusWords.Of(status))}</th><td>{rows.Count(r => r.Status == status)}</td></tr>\n"
            );
        }

        page.Append("</tbody>\n</table>\n");
        // In the order of the plan.
        foreach (var theme in Themes(rows))
        {
            Add(page, theme);
        }

        page.Append(British, $"<p>Fingerprint of this report: {Text(report.Fingerprint)}</p>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void Add(StringBuilder page, IReadOnlyList<MonitoringRow> theme)
    {
        var title = Text(theme[0].Theme);
        page.Append(
            British,
            $"""
            <h2>{title}</h2>
            <div class="scroll" role="region" aria-label="{title}" tabindex="0">
            <table>
            <caption>Key dates of {title}</caption>
            <thead><tr><th scope="col">Row</th><th scope="col">Opportunity</th><th scope="col">Action</th>
            <th scope="col">Owners</th><th scope="col">Key date</th><th scope="col">Status</th></tr></thead>
            <tbody>

            """
        );
        foreach (var row in theme)
        {
            page.Append(
                British,
                $"<tr><td>{row.Number}</td><td>{Text(row.Opportunity)}</td><th scope=\"row\">{Text(row.Action)}</th>"
                    + $"<td>{Text(row.Owners ?? "Nobody named")}</td>"
            );
            page.Append(British, $"<td>{Text(row.KeyDate ?? "None given")}{(row.DueBy is { } day ? $", by {Time(day)}" : "")}</td>");
            var counted = row.Expected is { } expected ? string.Create(British, $" ({row.Reached} of {expected})") : "";
            page.Append(
                British,
                $"<td{(row.Status == ActionStatus.Overdue ? " class=\"overdue\"" : "")}>{Text(StatusWords.Of(row.Status))}{counted}</td></tr>\n"
            );
        }

        page.Append("</tbody>\n</table>\n</div>\n");
    }

    private static IEnumerable<IReadOnlyList<MonitoringRow>> Themes(IReadOnlyList<MonitoringRow> rows)
    {
        List<MonitoringRow> theme = [];
        foreach (var row in rows)
        {
            if (theme.Count > 0 && theme[0].Theme != row.Theme)
            {
                yield return theme;
                theme = [];
            }

            theme.Add(row);
        }

        if (theme.Count > 0)
        {
            yield return theme;
        }
    }

    private static string Time(DateOnly day) => string.Create(British, $"<time datetime=\"{day:yyyy-MM-dd}\">{day:d MMMM yyyy}</time>");

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
