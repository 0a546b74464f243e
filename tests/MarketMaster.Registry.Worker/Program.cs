using System.Globalization;
using MarketMaster.Registry.Worker;

// The process that the registry's crash tests kill, and of which its contention tests start several.
var folder = args[1];
return args[0] switch
{
    "register" => await Registering.RunAsync(folder, args[2], Number(3), args.Length > 4 ? args[4] : null, args.Length > 5 ? Number(5) : 1),
    "once" => await Registering.OnceAsync(folder, args[2]),
    "churn" => await Churning.RunAsync(folder, TimeSpan.FromSeconds(Number(2)), Number(3)),
    "hold" => Holding.Run(folder),
    _ => 2,
};

int Number(int index) => int.Parse(args[index], CultureInfo.InvariantCulture);
