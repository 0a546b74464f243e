using MarketMaster.Reporting;

var path = Path.Combine(AppContext.BaseDirectory, "report.html");
new HtmlReport("Bars <today>").AddFact("Bars", "24").Save(path);

var html = File.ReadAllText(path);
if (!html.Contains("Bars &lt;today&gt;", StringComparison.Ordinal))
    throw new InvalidOperationException("the title is missing or not escaped");
Console.WriteLine($"{html.Length} characters");
