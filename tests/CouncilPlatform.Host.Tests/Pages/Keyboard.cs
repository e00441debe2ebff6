using Microsoft.Playwright;

namespace CouncilPlatform.Host.Tests.Pages;

/// <summary>Walks through a page with the Tab key, as people do who use no mouse.</summary>
internal static class Keyboard
{
    /// <summary>
    /// Fails unless Tab reaches every link and control of the page that is just opened, once each and in the order of the text, and shows
    /// where the focus is.
    /// </summary>
    public static async Task CheckAsync(IPage page)
    {
        var presses = await page.EvaluateAsync<int>(Watch);
        // The browser takes them one after the other. To wait for each would take most of the test's time.
        await Task.WhenAll(Enumerable.Range(0, presses).Select(_ => page.Keyboard.PressAsync("Tab")));
        var faults = await page.EvaluateAsync<string[]>("() => window.focusWalk.faults()");
        Assert.True(faults.Length == 0, $"{page.Url}\n{string.Join('\n', faults)}");
    }

    // How often Tab must be pressed. A field for a day has a stop for the day, the month, the year and the calendar.
    private const string Watch = """
        () => {
          const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(e => !e.disabled && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true }));
          const name = e => e.outerHTML.slice(0, 120);
          const looks = e => { const s = getComputedStyle(e); return [s.outline, s.boxShadow, s.backgroundColor].join('|'); };
          const before = all.map(looks);
          const reached = [];
          const faults = [];
          document.addEventListener('focusin', event => {
            const at = all.indexOf(event.target);
            if (reached.includes(at)) { return; }
            reached.push(at);
            const box = event.target.getBoundingClientRect();
            if (at < 0) { faults.push('Not a link or a control: ' + name(event.target)); }
            else if (!event.target.matches(':focus-visible') || looks(event.target) === before[at]) {
              faults.push('The focus does not show: ' + name(event.target));
            }
            else if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) {
              faults.push('The focus is out of sight: ' + name(event.target));
            }
          });
          window.focusWalk = {
            faults: () => [
              ...faults,
              ...all.filter((_, at) => !reached.includes(at)).map(e => 'Tab does not reach: ' + name(e)),
              ...reached.filter((at, i) => i > 0 && at < reached[i - 1]).map(at => 'Tab comes to it too late: ' + name(all[at]))
            ]
          };
          return all.length + 3 * all.filter(e => e.type === 'date').length;
        }
        """;
}
