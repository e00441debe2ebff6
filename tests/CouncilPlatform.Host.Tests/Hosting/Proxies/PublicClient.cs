using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CouncilPlatform.Host.Tests.FirstDay;

namespace CouncilPlatform.Host.Tests.Hosting.Proxies;

/// <summary>A client that finds the public host name at a port of this computer, and trusts only the proxy's certificate.</summary>
internal sealed class PublicClient : IDisposable
{
    private readonly SocketsHttpHandler _handler;

    public PublicClient(int port, X509Certificate2 certificate, string from)
    {
        _handler = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { certificate },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        Http = new(_handler, disposeHandler: false) { BaseAddress = new($"https://{Guide.PublicHost}/") };
    }

    public HttpClient Http { get; }

    /// <summary>For connections other than HTTP's.</summary>
    public HttpMessageInvoker Invoker => Http;

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }
}
