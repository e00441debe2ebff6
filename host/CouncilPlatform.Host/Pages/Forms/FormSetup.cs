using CouncilPlatform.Host.Pages.Forms.Answers;
using CouncilPlatform.Host.Pages.Forms.Descriptions;
using CouncilPlatform.Host.Pages.Forms.Drafts;
using CouncilPlatform.Host.Pages.Forms.Given;
using CouncilPlatform.Host.Pages.Forms.Things;

namespace CouncilPlatform.Host.Pages.Forms;

internal static class FormSetup
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<FormDescriptions>();
        services.AddSingleton<FormCatalogue>();
        services.AddSingleton<FormGroups>();
        services.AddSingleton<FormGraph>();
        services.AddSingleton<FixedThings>();
        services.AddSingleton<FormOwner>();
        services.AddScoped<FormOpening>();
        services.AddScoped<FormSending>();
        services.AddScoped<FormDrafts>();
        services.AddScoped<FormAnswers>();
        services.AddScoped<FormDifferences>();
        services.AddSingleton<GivenRows>();
        services.AddSingleton<PossibleActions>();
        services.AddScoped<ThingActions>();
        services.AddScoped<ThingChoices>();
        services.AddScoped<ThingLists>();
    }
}
