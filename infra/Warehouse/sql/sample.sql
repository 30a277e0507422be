-- A staffing agency's requests: a source for the embedded quote definition.

--# create the schema
CREATE SCHEMA IF NOT EXISTS {{schema}};

--# create the source table
CREATE TABLE IF NOT EXISTS {{schema}}.billing_input_tbl (
    customername       VARCHAR(100),
    bgcheckrequired    BOOLEAN,
    skill              VARCHAR(60),
    shift              VARCHAR(20),
    state              VARCHAR(20),
    jobdutydescription VARCHAR(250),
    cost               DECIMAL(12,2)
);

--# load the source table
--? SELECT COUNT(*) FROM {{schema}}.billing_input_tbl
INSERT INTO {{schema}}.billing_input_tbl VALUES
    ('Harbor & Sons Shipyard', TRUE, 'Welder', 'Day', 'TX', 'MIG and TIG welding of hull sections; reads blueprints.', 48250.00),
    ('Harbor & Sons Shipyard', TRUE, 'Welder', 'Night', 'TX', 'MIG and TIG welding of hull sections; reads blueprints.', 53075.00),
    ('Harbor & Sons Shipyard', FALSE, 'Painter', 'Day', 'TX', 'Sandblasting, priming and painting below the waterline.', 31900.00),
    ('Café Zoë Catering', FALSE, 'Cook', 'Day', 'CA', 'Crêpes, soufflés & jus for 120 guests; speaks español.', 27400.00),
    ('Café Zoë Catering', FALSE, 'Server', 'Evening', 'CA', NULL, 18350.50),
    ('100% Green Energy Co.', TRUE, 'Electrician', 'Day', 'NV', 'Installs inverters; 100% of work at height > 3 m; harness required.', 61200.00),
    ('100% Green Energy Co.', TRUE, 'Electrician', 'Night', 'NV', 'Stand-by for outages, response < 30 minutes.', 66840.00),
    ('100% Green Energy Co.', TRUE, 'Roofer', 'Day', 'NV', 'Mounts racks on trapezoidal steel; leaves no leak.', 42110.25),
    ('O''Brien + Partners', FALSE, 'Carpenter', 'Day', 'MA', 'Frames, trusses + formwork; "measure twice, cut once".', 39990.00),
    ('O''Brien + Partners', FALSE, 'Carpenter', 'Weekend', 'MA', 'Repairs on call.', 44500.00),
    ('O''Brien + Partners', TRUE, 'Crane operator', 'Day', 'MA', 'NCCCO certificate for lattice boom cranes.', 71880.00),
    ('Łódź Textile Works', FALSE, 'Machinist', 'Day', 'NC', 'Sets up circular knitting machines; 24 needles/inch.', 35600.00),
    ('Łódź Textile Works', FALSE, 'Machinist', 'Night', 'NC', 'Sets up circular knitting machines; 24 needles/inch.', 39160.00),
    ('Łódź Textile Works', NULL, 'Forklift operator', 'Night', 'NC', 'Loads 40'' containers; pallets = 1,200 x 800 mm.', 29870.00),
    ('São Paulo Foods', TRUE, 'Forklift operator', 'Day', 'FL', 'Cold store at -25 °C, 20 minutes at a time.', 33250.00),
    ('São Paulo Foods', TRUE, 'Maintenance technician', 'Night', 'FL', 'Ammonia compressors #1-#4: keeps the log, changes oil.', 58400.00),
    ('São Paulo Foods', TRUE, 'Quality inspector', 'Day', 'FL', 'HACCP; takes samples every 2 h; reports to QA@plant.', 46720.00),
    ('Müller & Söhne GmbH', TRUE, 'CNC programmer', 'Day', 'MI', 'Siemens 840D; ±0.01 mm; first-article inspection.', 64300.00),
    ('Müller & Söhne GmbH', TRUE, 'CNC programmer', 'Night', 'MI', 'Siemens 840D; ±0.01 mm; first-article inspection.', 69900.00),
    ('Müller & Söhne GmbH', FALSE, 'Tool maker', 'Day', 'MI', 'Grinding, EDM & polishing of injection moulds.', 57150.00),
    ('Big Sky Hospital', TRUE, 'Electrician', 'Night', 'MT', 'Emergency generators: weekly test under load, monthly report.', 62750.00),
    ('Big Sky Hospital', TRUE, 'HVAC technician', 'Day', 'MT', 'Operating rooms: pressure, filters (HEPA H14), 20+ air changes/h.', 59340.00),
    ('Big Sky Hospital', TRUE, 'Plumber', 'Day', 'MT', 'Medical gas; brazing certificate ASSE 6010.', 60980.00),
    ('Quick?Fix! Facilities', FALSE, 'Plumber', 'Day', 'OH', 'Drains; 24/7 hotline; route=north;south.', 38200.00),
    ('Quick?Fix! Facilities', FALSE, 'Painter', 'Weekend', 'OH', 'Offices while they are empty: 2 coats / 1 weekend.', 21450.00),
    ('Quick?Fix! Facilities', NULL, 'Handyman', 'Day', 'OH', '', 19999.99),
    ('Northern Lights Mining', TRUE, 'Diesel mechanic', 'Day', 'AK', 'Haul trucks CAT 793: 14 days on/14 days off; camp & meals included.', 82500.00),
    ('Northern Lights Mining', TRUE, 'Diesel mechanic', 'Night', 'AK', 'Haul trucks CAT 793: 14 days on/14 days off; camp & meals included.', 90750.00),
    ('Northern Lights Mining', TRUE, 'Blaster', 'Day', 'AK', 'MSHA part 48; licence of the state; no exceptions.', 95100.00),
    ('Delta Logistics', FALSE, 'Forklift operator', 'Day', 'TN', 'Cross-dock, 60 trailers a day.', 28100.00),
    ('Delta Logistics', FALSE, 'Forklift operator', 'Night', 'TN', 'Cross-dock, 60 trailers a day.', 31480.00),
    ('Delta Logistics', TRUE, 'Truck driver', 'Night', 'TN', 'CDL-A with hazmat endorsement (H); team runs to <EVERYWHERE>.', 74000.00),
    ('東京 Robotics', TRUE, 'Automation engineer', 'Day', 'WA', 'ロボット cells: FANUC & KUKA; safety PLCs; commissioning 🤖.', 88800.00),
    ('東京 Robotics', FALSE, 'Electronics assembler', 'Day', 'WA', 'IPC-A-610 class 3; microscope; ESD area.', 41300.00),
    ('Grand Vista Hotel', FALSE, 'Carpenter', 'Night', 'AZ', 'Refits 212 rooms, floor by floor, without a single complaint: takes down panels, levels and rebuilds built-in wardrobes, hangs fire doors, fits skirting boards, patches veneer, keeps corridors clear and hands each floor over, clean, by seven.', 52600.00),
    ('Grand Vista Hotel', FALSE, 'Painter', 'Night', 'AZ', 'Corridors: low-odour paint only; no ladders after 22:00.', 33725.00);
