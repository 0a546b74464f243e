using System.Text;

namespace MarketMaster.Core.Tests.Json;

[TestClass]
public sealed class BarJsonTests
{
    private static readonly Bar Expected = new(new(2024, 1, 2, 3, 4, 0, DateTimeKind.Utc), 1.5, 3, 1, 2.5, 700);

    [TestMethod]
    [DataRow("""[{"timestamp":"2024-01-02T03:04:00Z","open":1.5,"high":3,"low":1,"close":2.5,"volume":700}]""")]
    [DataRow("""[{"Open Time":1704164640000,"o":"1.5","h":"3.0","l":1e0,"c":2.5,"v":7e2,"extra":{"a":[1,2]}},]""")]
    [DataRow("\uFEFF" + """{"meta":{"symbol":"X"},"date":["2024-01-02 03:04"],"open":[1.5],"high":[3],"low":[1],"close":[2.5],"vol":[700]} """)]
    [DataRow("""[{"t":1704164640,"o":1.5,"h":3,"l":1,"adj close":2.5,"v":700}] // end""")]
    public void Every_usual_layout_reads_as_the_same_bar(string text)
    {
        var bars = Read(text);
        Assert.AreEqual(1, bars.Count);
        Assert.AreEqual(Expected, bars[0]);
    }

    [TestMethod]
    public void A_missing_volume_reads_as_zero_in_both_forms()
    {
        Assert.AreEqual(0, Read("""[{"t":1,"o":1,"h":1,"l":1,"c":1,"v":5},{"t":2,"o":1,"h":1,"l":1,"c":1}]""").Volume[1]);
        Assert.AreEqual(0, Read("""{"t":[1,2],"o":[1,1],"h":[1,1],"l":[1,1],"c":[1,1]}""").Volume[1]);
        Assert.AreEqual(0, Read("[]").Count);
    }

    [TestMethod]
    [DataRow("", null, null, "is empty")]
    [DataRow("5", null, null, "'5' is neither an array of bars nor an object of columns")]
    [DataRow("[1]", 0, null, "x.json, row 0: '1' is not an object")]
    [DataRow("""[{"t":1,"o":1,"h":1,"l":1,"c":1},{"t":2,"o":1,"h":1,"l":1}]""", 1, "close", "x.json, row 1, column close: is missing")]
    [DataRow("""[{"t":1,"o":"x","h":1,"l":1,"c":1}]""", 0, "open", "x.json, row 0, column open: 'x' is not a number")]
    [DataRow("""[{"t":1,"o":true,"h":1,"l":1,"c":1}]""", 0, "open", "x.json, row 0, column open: 'true' is not a number")]
    [DataRow("""[{"t":1,"o":null,"h":1,"l":1,"c":1}]""", 0, "open", "x.json, row 0, column open: 'NaN' is not a finite number")]
    [DataRow("""[{"t":"noon","o":1,"h":1,"l":1,"c":1}]""", 0, "timestamp", "x.json, row 0, column timestamp: 'noon' is not a time")]
    [DataRow("""[{"t":1,"o":1,"h":1,"l":2,"c":1}]""", 0, "high", "x.json, row 0, column high: '1' is below low 2")]
    [DataRow("""{"t":[1,2],"o":[1],"h":[1,1],"l":[1,1],"c":[1,1]}""", null, "open", "x.json, column open: has 1 values where timestamp has 2")]
    [DataRow("""{"t":[1],"o":[1],"h":[1],"l":[1]}""", null, "close", "x.json, column close: is missing")]
    public void Bad_input_is_named(string text, int? row, string? column, string message)
    {
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => Read(text));
        Assert.Contains(message, error.Message);
        Assert.AreEqual(row, (int?)error.Row);
        Assert.AreEqual(column, error.Column);
    }

    [TestMethod]
    [DataRow("[{\"t\":1,\n\"o\":")]
    [DataRow("[{\"t\":1,\n'o':1}]")]
    public void Text_that_is_no_json_is_refused_by_line(string text) =>
        Assert.StartsWith("x.json, line 2: this is not JSON", Assert.ThrowsExactly<InvalidMarketDataException>(() => Read(text)).Message);

    [TestMethod]
    public void The_text_written_is_the_documented_one()
    {
        using var stream = new MemoryStream();
        BarJson.Write(stream, BarSeries.FromBars([Expected with { Close = double.NaN, High = double.PositiveInfinity }], BarChecks.None));
        Assert.AreEqual(
            """[{"timestamp":"2024-01-02T03:04:00Z","open":1.5,"high":"Infinity","low":1,"close":null,"volume":700}]""", Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static BarSeries Read(string text) => BarJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), source: "x.json");
}
