using CouncilPlatform.Host.Imports;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Pages.Imports;

/// <summary>
/// Lets people who have signed in send a page's form with a file that is as large as the host accepts. It runs before the form is read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AllowFileAttribute : Attribute, IAuthorizationFilter
{
    /// <summary>Says on the page that the file was too large to be read at all.</summary>
    public const string TooLarge = "tooLarge";

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.RequestServices.GetRequiredService<Caller>().IsKnown)
        {
            return;
        }

        var options = http.RequestServices.GetRequiredService<IOptions<ImportOptions>>().Value;
        var limit = ImportEndpoints.AllowFile(http, options);
        if (http.Request.ContentLength > limit)
        {
            context.Result = new RedirectResult($"{http.Request.PathBase}{http.Request.Path}?{TooLarge}=true");
            return;
        }

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = limit }));
    }
}
