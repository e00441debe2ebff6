namespace CouncilPlatform.Host.Imports;

/// <summary>Everything by which files are imported.</summary>
internal static class ImportSetup
{
    public static void AddImports(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ImportOptions>(configuration.GetSection(ImportOptions.Section));
        services.AddSingleton<ImportCatalogue>();
        services.AddScoped<ImportRun>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportSignal>();
        services.AddSingleton<ImportLeases>();
        services.AddScoped<ImportCommit>();
        services.AddScoped<ImportCallers>();
        services.AddScoped<ImportUploads>();
        services.AddScoped<ImportDecision>();
        services.AddScoped<FaultFile>();
        services.AddSingleton<FaultFilePlaces>();
        services.AddHostedService<ImportWorker>();
    }
}
