using System.Net;
using System.Net.Mail;

namespace MarketMaster.Monitoring;

/// <summary>Mails alerts.</summary>
/// <param name="options">Server, sender and receivers.</param>
public sealed class SmtpAlertSink(SmtpOptions options) : IAlertSink
{
    /// <inheritdoc/>
    public string Name => $"mail {options.Host}";

    /// <inheritdoc/>
    public async Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls };
        if (options.User is { } user)
            client.Credentials = new NetworkCredential(user, options.Password);
        using var message = new MailMessage(options.From, options.To)
        {
            Subject = $"[{alert.Severity}] {alert.Title}".ReplaceLineEndings(" "),
            Body = alert.ToText(),
        };
        await client.SendMailAsync(message, limit.Token).ConfigureAwait(false);
    }
}
