using LittleShop.TelegramSimulator;

await SimulatorApp.Build(args).RunAsync();
