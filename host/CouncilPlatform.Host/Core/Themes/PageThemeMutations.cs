using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Core.Themes;

/// <param name="Colour">The colour of the header, under white text, such as #12436d. Empty for the host's own; what you leave out
/// stays.</param>
/// <param name="Logo">A PNG of at most 64 kilobytes, in base64. Empty for none; what you leave out stays.</param>
internal sealed record UpdatePageThemeInput(string Partnership, string? Colour, string? Logo) : IPartnershipInput;

/// <summary>Reads how a partnership's pages look.</summary>
internal sealed class PageThemeQueries
{
    /// <summary>How the partnership's pages look. Null if nobody chose anything.</summary>
    public static Task<PageTheme?> PageTheme(Partnership partnership, CoreDb db, CancellationToken cancellationToken) =>
        db.Of<PageTheme>(partnership).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
}

/// <summary>Changes how a partnership's pages look.</summary>
internal sealed class PageThemeMutations
{
    /// <summary>Chooses the colour and the logo of the partnership's pages.</summary>
    [Requires(Role.Administrator)]
    public static async Task<PageTheme> UpdatePageTheme(UpdatePageThemeInput input, Change<CoreDb> change)
    {
        await change.BeginAsync();
        var theme =
            await change.Of<PageTheme>().SingleOrDefaultAsync(change.Cancellation)
            ?? change.Add(new PageTheme { PartnershipId = change.Partnership.Id });
        theme.Update(input.Colour, input.Logo);
        return change.Done(theme, $"{theme.Colour ?? "the host's colour"}, {(theme.HasLogo() ? "a logo" : "no logo")}");
    }
}
