using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages.Journeys;

/// <summary>
/// Somebody who does their job in a browser: they follow links by their words, fill in fields by their labels and press buttons. They type
/// no address.
/// </summary>
internal sealed partial class BrowserUser(IPage page, Journey journey)
{
    private const string Within = " > ";
    private const int MaxChoices = 20;
    private const int MaxPages = 10;
    private const int MaxPresses = 3;

    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(200);

    private static readonly string? Pictures = Environment.GetEnvironmentVariable("COUNCIL_SCREENSHOTS");

    public IPage Page => page;

    /// <summary>The browser that has the person's passkey, if they need one.</summary>
    public IPage? Device { get; init; }

    /// <summary>Follows links one after the other, by their words.</summary>
    public async Task FollowAsync(params string[] links)
    {
        foreach (var link in links)
        {
            await FollowAsync(page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First, $"link \"{link}\"");
        }
    }

    /// <summary>Opens a form from what the page says that the person can do here.</summary>
    public async Task ActAsync(string action)
    {
        var summary = page.Locator("summary", new() { HasText = "What you can do here" });
        await UseAsync(summary, "list of what can be done here");
        await FollowAsync(page.Locator("details").GetByRole(AriaRole.Link, new() { Name = action, Exact = true }), $"action \"{action}\"");
    }

    /// <summary>What the page says that the person can do here.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync() => await page.Locator("details.govuk-details li a").AllTextContentsAsync();

    /// <summary>What the page says that these wait for.</summary>
    public async Task<IReadOnlyList<string>> WaitsAsync() => await page.Locator("details.govuk-details li li").AllTextContentsAsync();

    /// <summary>Fills in a field.</summary>
    /// <param name="label">Its label, after those of the groups that it is in: "Fund 1 > Revenue".</param>
    /// <param name="value">Text, one of the choices, or a date as "30 4 2027".</param>
    public async Task FillAsync(string label, string value)
    {
        var (within, name) = Find(label);
        var box = within
            .GetByRole(AriaRole.Textbox, new() { NameRegex = name })
            .Or(within.GetByRole(AriaRole.Combobox, new() { NameRegex = name }))
            .Or(within.GetByRole(AriaRole.Group, new() { NameRegex = name }))
            .First;
        await WaitAsync(box, $"field \"{label}\"");
        switch (await box.EvaluateAsync<string>("e => e.tagName"))
        {
            case "SELECT":
                await FindAsync(box, value);
                await ChooseAsync(box, value);
                break;
            case "FIELDSET" when await box.GetByRole(AriaRole.Textbox).CountAsync() > 0:
                var parts = value.Split(' ');
                string[] boxes = ["Day", "Month", "Year"];
                foreach (var (part, text) in boxes[^parts.Length..].Zip(parts))
                {
                    await TypeAsync(box.GetByLabel(part, new() { Exact = true }), text);
                }

                break;
            case "FIELDSET":
                await CheckAsync(box.GetByLabel(value, new() { Exact = true }));
                break;
            default:
                await TypeAsync(box, value);
                break;
        }
    }

    /// <summary>Chooses a file to send.</summary>
    public async Task ChooseFileAsync(string label, string name, string content)
    {
        var file = new FilePayload
        {
            Name = name,
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(content),
        };
        var box = page.GetByLabel(label, new() { Exact = true });
        if (!journey.ByKeyboard)
        {
            await box.SetInputFilesAsync(file);
            return;
        }

        await (await OpenChooserAsync(box)).SetFilesAsync(file);
    }

    // The browser is told long before the key that the test takes the dialog. One that it opened itself would keep the next from opening.
    private async Task<IFileChooser> OpenChooserAsync(ILocator box)
    {
        var opened = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.FileChooser += Take;
        try
        {
            // On a busy machine the browser may miss a key. A person presses it again.
            for (var tries = 1; ; tries++)
            {
                await FocusAsync(box);
                await page.Keyboard.PressAsync("Space");
                try
                {
                    return await opened.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
                }
                catch (TimeoutException) when (tries < MaxPresses)
                {
                    // Again.
                }
            }
        }
        finally
        {
            page.FileChooser -= Take;
        }

        void Take(object? sender, IFileChooser chooser) => opened.TrySetResult(chooser);
    }

    /// <summary>Waits for a heading of a page that looks again by itself.</summary>
    public Task UntilAsync(string heading) => UntilThereAsync(page.GetByRole(AriaRole.Heading, new() { Name = heading }), heading);

    /// <summary>Waits for a button of a page that looks again by itself, and presses it.</summary>
    public async Task PressOnceItIsThereAsync(string button)
    {
        await UntilThereAsync(Button(button), button);
        await PressAsync(button);
    }

    /// <summary>Looks at the page again and again until it has a link.</summary>
    public async Task LookUntilAsync(string link)
    {
        var patience = Stopwatch.StartNew();
        while (await page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).CountAsync() == 0)
        {
            Assert.True(patience.Elapsed < _longest, $"{page.Url} never has the link \"{link}\".");
            await page.ReloadAsync();
        }
    }

    /// <summary>What is in a field with one line or more.</summary>
    public Task<string> ValueAsync(string label)
    {
        var (within, name) = Find(label);
        return within.GetByRole(AriaRole.Textbox, new() { NameRegex = name }).First.InputValueAsync();
    }

    /// <summary>What the page says under a label.</summary>
    public async Task<string> FactAsync(string label)
    {
        var row = page.Locator(".govuk-summary-list__row", new() { Has = page.Locator("dt", new() { HasText = label }) });
        return (await row.Locator("dd").First.InnerTextAsync()).Trim();
    }

    /// <summary>Presses a button.</summary>
    public Task PressAsync(string button) => FollowAsync(Button(button).Last, $"button \"{button}\"");

    /// <summary>Sends the form, page after page and once the answers are checked, and reads that it is done.</summary>
    public async Task SendAsync(string title)
    {
        for (var i = 0; i < MaxPages && await Button("Continue").CountAsync() > 0; i++)
        {
            await PressAsync("Continue");
            await AcceptedAsync(title);
        }

        await PressAsync(await Button(title).CountAsync() > 0 ? title : $"{title} now");
        await AcceptedAsync(title);
        Assert.Equal($"Done: {title}", await page.Locator("h1").First.InnerTextAsync());
    }

    /// <summary>Fails unless the page says something.</summary>
    public async Task ReadsAsync(params string[] texts)
    {
        var main = Spaces().Replace(await MainAsync(), " ");
        foreach (var text in texts)
        {
            Assert.Contains(text, main, StringComparison.Ordinal);
        }
    }

    // Time passes while a person waits: the host reads files between pauses. In the end they look for themselves.
    private async Task UntilThereAsync(ILocator target, string what)
    {
        var patience = Stopwatch.StartNew();
        while (await target.CountAsync() == 0)
        {
            if (patience.Elapsed > _longest)
            {
                var before = await MainAsync();
                await page.ReloadAsync();
                await PictureAsync("never-came", 1280);
                Assert.Fail(
                    $"{page.Url} never has \"{what}\".\n{before}\nLoaded again, it says:\n{await MainAsync()}\nThe host logged:\n{journey.Problems}"
                );
            }

            // No faster than the real time: the host says every second that it still works on the file.
            journey.Clock.Advance(_glance);
            await Task.Delay(_glance, TestContext.Current.CancellationToken);
        }
    }

    private ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task AcceptedAsync(string title)
    {
        var problem = page.Locator(".govuk-error-summary");
        if (await problem.CountAsync() > 0)
        {
            await PictureAsync("refused", 1280);
            Assert.Fail($"{title} was not done: {await problem.InnerTextAsync()}");
        }
    }

    private (ILocator Within, Regex Name) Find(string label)
    {
        var names = label.Split(Within);
        var within = page.Locator("main");
        foreach (var group in names[..^1])
        {
            within = within.GetByRole(AriaRole.Group, new() { NameRegex = Named(group) });
        }

        return (within, Named(names[^1]));
    }

    private Task<string> MainAsync() => page.Locator("main").InnerTextAsync();

    // Labels of fields that can be left out say so.
    private static Regex Named(string label) =>
        new("^" + Regex.Escape(label) + @"( \(optional\))?$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task FollowAsync(ILocator target, string what)
    {
        await page.EvaluateAsync("() => { window.isBefore = true; }");
        await UseAsync(target, what);
        await UntilNextAsync(what);
        await LookAsync();
    }

    // The next page does not have the mark of the one before.
    private async Task UntilNextAsync(string what)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await page.EvaluateAsync<bool>("() => !window.isBefore && document.readyState === 'complete'"))
                {
                    return;
                }
            }
            catch (PlaywrightException) when (patience.Elapsed < _longest)
            {
                // The page changes just now.
            }

            Assert.True(patience.Elapsed < _longest, $"{page.Url}: the {what} leads nowhere.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    // By the keyboard alone: Tab until it has the focus, then Enter.
    private async Task UseAsync(ILocator target, string what)
    {
        await WaitAsync(target, what);
        if (!journey.ByKeyboard)
        {
            await target.ClickAsync();
            return;
        }

        await FocusAsync(target);
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task TypeAsync(ILocator box, string text)
    {
        if (!journey.ByKeyboard)
        {
            await box.FillAsync(text);
            return;
        }

        await FocusAsync(box);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
    }

    // What is not in the list is found by its words.
    private async Task FindAsync(ILocator list, string text)
    {
        var id = await list.GetAttributeAsync("id");
        var words = page.Locator($"#{id}-find");
        if (await words.CountAsync() > 0 && !(await list.Locator("option").AllTextContentsAsync()).Contains(text))
        {
            await TypeAsync(words, text);
            await FollowAsync(page.Locator($"#{id}-find + button"), $"button to find \"{text}\"");
        }
    }

    private async Task ChooseAsync(ILocator list, string text)
    {
        if (!journey.ByKeyboard)
        {
            await list.SelectOptionAsync(new SelectOptionValue { Label = text });
            return;
        }

        // Letters choose the entry that begins with them. On a busy machine they may come too slowly to be one word.
        for (var tries = 1; tries <= MaxPresses; tries++)
        {
            await FocusAsync(list);
            await page.Keyboard.TypeAsync(text);
            if (await SelectedAsync() == text)
            {
                return;
            }

            await page.Keyboard.PressAsync("Escape");
        }

        Assert.Equal(text, await SelectedAsync());
        Task<string> SelectedAsync() => list.EvaluateAsync<string>("e => e.selectedOptions[0].text");
    }

    private async Task CheckAsync(ILocator choice)
    {
        if (!journey.ByKeyboard)
        {
            await choice.CheckAsync();
            return;
        }

        // Tab comes to one radio button of a group. The arrows lead on from there.
        await FocusAsync(choice);
        await page.Keyboard.PressAsync("Space");
        for (var i = 0; i < MaxChoices && !await choice.IsCheckedAsync(); i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.True(await choice.IsCheckedAsync());
    }

    /// <summary>Presses Tab until the focus is there, or at the radio button of its group to which Tab comes.</summary>
    private async Task FocusAsync(ILocator target)
    {
        // On a busy machine the browser may miss a key, or a key may only close a list that is open. A person goes on from there.
        for (var tries = 1; !await PressTabAsync(target); tries++)
        {
            Assert.True(
                tries < MaxPresses,
                $"{page.Url}: Tab does not reach {await target.EvaluateAsync<string>("e => e.outerHTML.slice(0, 200)")}"
            );
        }
    }

    /// <summary>Presses Tab as often as there are fields between the focus and the target. Says whether that leads there.</summary>
    private async Task<bool> PressTabAsync(ILocator target)
    {
        var presses = await target.EvaluateAsync<int>(
            """
            e => {
              const group = x => [...document.querySelectorAll('input[type=radio]')].filter(r => r.name === x.name);
              const stop = x => x.type === 'radio' ? group(x).find(r => r.checked) ?? group(x)[0] : x;
              const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(x => x.tabIndex >= 0 && !x.disabled && x.type !== 'hidden' && x.checkVisibility({ visibilityProperty: true }))
                .filter(x => stop(x) === x);
              // A field for a day has a stop for the day, the month, the year and the calendar.
              const before = i => all.slice(0, Math.max(0, i)).reduce((n, x) => n + (x.type === 'date' ? 4 : 1), 0);
              const [from, to] = [all.indexOf(document.activeElement), all.indexOf(stop(e))];
              return before(to) - before(from) + (from < 0 ? 1 : 0);
            }
            """
        );
        await Task.WhenAll(Enumerable.Range(0, Math.Abs(presses)).Select(_ => page.Keyboard.PressAsync(presses < 0 ? "Shift+Tab" : "Tab")));
        return await target.EvaluateAsync<bool>(
            "e => e === document.activeElement || e.type === 'radio' && e.name === document.activeElement.name"
        );
    }

    private async Task WaitAsync(ILocator target, string what)
    {
        if (await target.CountAsync() == 0)
        {
            await PictureAsync("missing", 1280);
            var links = string.Join(" | ", await page.Locator("main a").AllTextContentsAsync());
            Assert.Fail($"{page.Url} has no {what}.\n{await MainAsync()}\n{links}");
        }
    }

    /// <summary>Looks at the page that was opened: a person reads no error page, and nobody is kept out.</summary>
    private async Task LookAsync()
    {
        var heading = await page.Locator("h1").First.InnerTextAsync();
        // A confirmation is like the others, and so are answers to check.
        var kind =
            heading.StartsWith("Done: ", StringComparison.Ordinal) ? "done"
            : heading == "Check your answers" ? "check"
            : Kind().Replace(new Uri(page.Url).AbsolutePath, "");
        // axe is a script itself.
        if (!journey.JavaScript || !journey.IsNew(kind))
        {
            return;
        }

        foreach (var width in AccessibilityTests.Widths)
        {
            await AccessibilityTests.CheckAsync(page, width);
            await PictureAsync(kind, width);
        }

        await page.SetViewportSizeAsync(1280, Chromium.Height);
    }

    private async Task PictureAsync(string kind, int width)
    {
        if (Pictures is not null && journey.JavaScript)
        {
            var name = NotLetters().Replace(kind, "-").Trim('-');
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"journey-{name}-{width}.png"), FullPage = true });
        }
    }

    [GeneratedRegex("_[0-9a-f]{32}$", RegexOptions.None, 1000)]
    private static partial Regex Kind();

    [GeneratedRegex("[^A-Za-z]+", RegexOptions.None, 1000)]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
