using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace CouncilPlatform.Host.Tests.Hosting.Proxies;

/// <summary>Debian's nginx with the guide's settings, in a folder of its own.</summary>
internal sealed class Nginx : PublicProxy
{
    private const string Program = "/usr/sbin/nginx";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("council-nginx-");
    private readonly int _http = HostProcess.FreePort();
    private Process? _process;

    private Nginx() { }

    public override int Port { get; } = HostProcess.FreePort();

    /// <param name="servers">What the guide has for nginx.</param>
    public static async Task<Nginx> StartAsync(string servers)
    {
        Require.Part(File.Exists(Program), "Install Debian's nginx to test the host behind it: apt-get install nginx");
        var nginx = new Nginx();
        try
        {
            await nginx.RunAsync(servers);
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            // It ends its workers, which Kill would leave behind.
            await RunAsync("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
        await base.DisposeAsync();
    }

    private async Task RunAsync(string servers)
    {
        var (certificate, key) = (PathOf("certificate.pem"), PathOf("key.pem"));
        await File.WriteAllTextAsync(certificate, Certificate.ExportCertificatePem());
        using (var secret = System.Security.Cryptography.X509Certificates.ECDsaCertificateExtensions.GetECDsaPrivateKey(Certificate)!)
        {
            await File.WriteAllTextAsync(key, secret.ExportPkcs8PrivateKeyPem());
        }

        servers = servers
            .Replace("listen 80;", $"listen 127.0.0.1:{_http};", StringComparison.Ordinal)
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{Port} ssl;", StringComparison.Ordinal)
            .Replace("/etc/ssl/partnerships.crt", certificate, StringComparison.Ordinal)
            .Replace("/etc/ssl/partnerships.key", key, StringComparison.Ordinal);
        var temporary = string.Join(
            '\n',
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(t => $"{t}_temp_path {PathOf(t)};")
        );
        var settings = PathOf("nginx.conf");
        await File.WriteAllTextAsync(
            settings,
            $$"""
            daemon off;
            # Whoever runs the tests owns the folder.
            user {{Environment.UserName}};
            pid {{PathOf("pid")}};
            error_log stderr;
            events { }
            http {
            access_log off;
            {{temporary}}
            {{servers}}
            }
            """
        );
        _process = Process.Start(
            new ProcessStartInfo(Program, ["-p", _folder.FullName, "-c", settings, "-e", "stderr"])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
            }
        )!;
        var errors = _process.StandardError.ReadToEndAsync();
        while (!await ListensAsync())
        {
            Assert.False(_process.HasExited, _process.HasExited ? await errors : "");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync("127.0.0.1", Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }
}
