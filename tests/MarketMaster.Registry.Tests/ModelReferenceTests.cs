namespace MarketMaster.Registry.Tests;

[TestClass]
public sealed class ModelReferenceTests
{
    [TestMethod]
    [DataRow("models:/trend/3", "models:/trend/3")]
    [DataRow("models:/trend/production", "models:/trend/Production")]
    [DataRow("models:/trend/NONE", "models:/trend/None")]
    [DataRow("models:/trend/Latest", "models:/trend/latest")]
    [DataRow("models:/a b.c_d-e@x-1", "models:/a b.c_d-e@x-1")]
    public void AReferenceIsReadAndWritten(string text, string canonical)
    {
        var reference = ModelReference.Parse(text);
        Assert.AreEqual(canonical, reference.ToString());
        Assert.AreEqual(reference, ModelReference.Parse(canonical));
    }

    [TestMethod]
    [DataRow("trend/3")]
    [DataRow("models:/trend")]
    [DataRow("models:/trend/")]
    [DataRow("models:/trend/0")]
    [DataRow("models:/trend/-1")]
    [DataRow("models:/trend/1.0")]
    [DataRow("models:/trend/99999999999")]
    [DataRow("models:/trend/Live")]
    [DataRow("models:/trend@")]
    [DataRow("models:/trend@latest")]
    [DataRow("models:/trend@v1")]
    [DataRow("models:/@x")]
    [DataRow("models:/a/b/1")]
    [DataRow(null)]
    public void WhatIsNoReferenceIsRefused(string? text)
    {
        Assert.IsFalse(ModelReference.TryParse(text, out _));
        if (text is not null)
            StringAssert.Contains(Assert.ThrowsExactly<FormatException>(() => ModelReference.Parse(text)).Message, "models:/name/3");
    }

    [TestMethod]
    [DataRow("accuracy", MetricDirection.HigherIsBetter)]
    [DataRow("sharpe", MetricDirection.HigherIsBetter)]
    [DataRow("timeframe", MetricDirection.HigherIsBetter)]
    [DataRow("log_loss", MetricDirection.LowerIsBetter)]
    [DataRow("MaxDrawdown", MetricDirection.LowerIsBetter)]
    [DataRow("test.rmse", MetricDirection.LowerIsBetter)]
    [DataRow("ece", MetricDirection.LowerIsBetter)]
    public void AMetricsNameSuggestsItsDirection(string name, MetricDirection direction) => Assert.AreEqual(direction, new ModelMetric(name, 1).Direction);
}
