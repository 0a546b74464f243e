namespace MarketMaster.Monitoring;

/// <summary>What a Slack webhook takes.</summary>
internal sealed record SlackMessage(string Text);
