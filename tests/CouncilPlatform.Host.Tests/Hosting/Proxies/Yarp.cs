using System.Text;
using CouncilPlatform.Host.Tests.FirstDay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilPlatform.Host.Tests.Hosting.Proxies;

/// <summary>YARP with the guide's settings.</summary>
internal sealed class Yarp : PublicProxy
{
    private readonly WebApplication _app;

    private Yarp(Uri host)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, l => l.UseHttps(Certificate)));
        using var settings = new MemoryStream(Encoding.UTF8.GetBytes(Guide.Proxy("YARP", "json", host)));
        builder.Configuration.AddJsonStream(settings);
        builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));
        _app = builder.Build();
        _app.MapReverseProxy();
    }

    public override int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<Yarp> StartAsync(Uri host)
    {
        var yarp = new Yarp(host);
        await yarp._app.StartAsync(TestContext.Current.CancellationToken);
        return yarp;
    }

    public override async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await base.DisposeAsync();
    }
}
