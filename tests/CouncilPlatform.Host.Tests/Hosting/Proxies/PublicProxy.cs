using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CouncilPlatform.Host.Tests.FirstDay;

namespace CouncilPlatform.Host.Tests.Hosting.Proxies;

/// <summary>A real reverse proxy before a host. It ends HTTPS, with a certificate of its own for the public host name.</summary>
internal abstract class PublicProxy : IAsyncDisposable
{
    public abstract int Port { get; }

    public X509Certificate2 Certificate { get; } = Make();

    public static async Task<PublicProxy> StartAsync(string kind, Uri host) =>
        kind == "nginx" ? await Nginx.StartAsync(Guide.Proxy("nginx", "nginx", host)) : await Yarp.StartAsync(host);

    /// <summary>A client of the public address.</summary>
    /// <param name="from">Its own address, of this computer's loopback.</param>
    public PublicClient Client(string from = "127.0.0.5") => new(Port, Certificate, from);

    public virtual ValueTask DisposeAsync()
    {
        Certificate.Dispose();
        return ValueTask.CompletedTask;
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Guide.PublicHost}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Guide.PublicHost);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
