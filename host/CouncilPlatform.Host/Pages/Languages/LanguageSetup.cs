using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Pages.Languages;

internal static class LanguageSetup
{
    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ModuleTexts>();
        services.AddSingleton<TextCheck>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new(Language.English);
            options.SupportedCultures = [.. Language.All];
            options.SupportedUICultures = [.. Language.All];
            options.RequestCultureProviders = [new LanguageChoice()];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
    }

    /// <summary>
    /// Runs after routing: only pages are in the visitor's language. GraphQL, files and calendars are the same for everybody.
    /// </summary>
    public static void UseLanguages(this IApplicationBuilder app) =>
        app.UseWhen(
            http => http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null,
            pages =>
            {
                pages.UseRequestLocalization();
                pages.Use(
                    (http, next) =>
                    {
                        http.Response.Headers.Append(HeaderNames.Vary, $"{HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}");
                        LanguageChoice.Keep(http);
                        return next(http);
                    }
                );
            }
        );
}
